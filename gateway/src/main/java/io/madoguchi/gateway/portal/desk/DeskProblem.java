package io.madoguchi.gateway.portal.desk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service's refusal, read from its problem details (RFC 9457). */
public final class DeskProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;
    private final transient List<Line> lines;
    private final @Nullable String retryAfter;

    DeskProblem(int status, String slug, List<Line> lines, @Nullable String retryAfter) {
        super(status + " " + slug, null, false, false);
        this.status = status;
        this.slug = slug;
        this.lines = lines;
        this.retryAfter = retryAfter;
    }

    /** What must change in one field, in the service's words. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(String field, @Nullable String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(@Nullable String type, @Nullable List<Line> errors) {}

    static DeskProblem of(Response response) {
        Body body = read(response);
        String type = body.type() == null ? "" : body.type();
        List<Line> lines = body.errors() == null ? List.of() : body.errors();
        return new DeskProblem(
                response.getStatus(),
                type.substring(type.lastIndexOf('/') + 1),
                lines,
                response.getHeaderString("Retry-After"));
    }

    private static Body read(Response response) {
        try {
            return response.readEntity(Body.class);
        } catch (ProcessingException | IllegalStateException e) {
            // an answer that is no problem document says only its status
            return new Body(null, null);
        }
    }

    public int status() {
        return status;
    }

    /** The last segment of the problem's type. */
    public String slug() {
        return slug;
    }

    public List<Line> lines() {
        return lines;
    }

    /** How long to wait, in whole minutes and at least one. */
    public int minutesToWait() {
        try {
            return Math.max(1, (Integer.parseInt(String.valueOf(retryAfter)) + 59) / 60);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Whether the service itself is at fault, so that trying again later makes sense. */
    public boolean isAway() {
        return status >= 500;
    }
}
