package io.madoguchi.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One caught mail, decoded.
 *
 * @param headers every header as it was sent (values unfolded and decoded), names as typed
 * @param raw the message as it came over the wire
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Mail(
        String id,
        String from,
        List<String> to,
        String subject,
        String at,
        @Nullable String text,
        @Nullable String html,
        Map<String, List<String>> headers,
        List<Attachment> attachments,
        String raw) {

    /** A part with a file name. */
    public record Attachment(String name, String type, String base64) {}

    public Instant time() {
        return Instant.parse(at);
    }

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                .map(header -> header.getValue().getFirst())
                .findFirst();
    }
}
