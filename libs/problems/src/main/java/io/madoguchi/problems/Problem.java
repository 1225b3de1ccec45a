package io.madoguchi.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not 2xx, {@code application/problem+json}.
 *
 * @param type where the kind of problem is explained: {@code /problems/<slug>}
 * @param detail for people; never holds personal data nor the rejected value
 * @param errors one line per field that must change
 * @param trace what to quote when asking the operator, on 500 only
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String trace) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What must change in one field. */
    public record FieldError(String field, String message) {}

    public static Problem of(ProblemType type, @Nullable String detail) {
        return of(type, detail, List.of());
    }

    public static Problem of(ProblemType type, @Nullable String detail, List<FieldError> errors) {
        return new Problem("/problems/" + type.slug(), type.title(), type.status(), detail, errors, null);
    }

    static Problem unexpected(String trace) {
        CommonProblem type = CommonProblem.UNEXPECTED;
        String detail = "Nothing you sent was wrong. Try again; if it stays, tell the operator the trace.";
        return new Problem("/problems/" + type.slug(), type.title(), type.status(), detail, List.of(), trace);
    }
}
