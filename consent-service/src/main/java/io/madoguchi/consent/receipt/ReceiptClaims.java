package io.madoguchi.consent.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a consent receipt says. It carries the text that was shown, so that it proves something even without this service.
 *
 * @param jti the receipt's number
 * @param sub the person's reference, never a name or address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiptClaims(
        UUID jti,
        String iss,
        long iat,
        String sub,
        String company,
        List<Purpose> purposes,
        UUID episode,
        @Nullable Topic topic,
        Notice notice,
        Instant requestedAt,
        Instant confirmedAt,
        Withdrawal withdrawal,
        Policy policy) {

    /** A purpose consented to, by version and by the hash of its wording. */
    public record Purpose(UUID id, String code, int version, String hash, String locale) {}

    /** What was subscribed to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Topic(UUID id, @Nullable Names names) {}

    /** The notice exactly as it was shown. */
    public record Notice(UUID collectionPoint, int revision, String hash, String locale, String text) {}

    /** How to take the consent back. */
    public record Withdrawal(Texts how) {}

    /** The policy version that was in force. */
    public record Policy(UUID id, int version) {}
}
