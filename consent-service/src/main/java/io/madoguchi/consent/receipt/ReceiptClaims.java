package io.madoguchi.consent.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
@RegisterForReflection
public record ReceiptClaims(
        UUID jti,
        String iss,
        long iat,
        String sub,
        String company,
        List<Purpose> purposes,
        UUID episode,
        @Nullable UUID topic,
        @Nullable Names topicNames,
        Notice notice,
        Instant requestedAt,
        Instant confirmedAt,
        Withdrawal withdrawal,
        Policy policy) {

    /** A purpose consented to: its version, its wording in the language that was shown, and the hash of that. */
    @RegisterForReflection
    public record Purpose(UUID id, String code, int version, String text, String hash, String locale) {}

    /** The notice exactly as it was shown. */
    @RegisterForReflection
    public record Notice(UUID collectionPoint, int revision, String hash, String locale, String text) {}

    /** How to take the consent back. */
    @RegisterForReflection
    public record Withdrawal(Texts how) {}

    /** The policy version that was in force. */
    @RegisterForReflection
    public record Policy(UUID id, int version) {}
}
