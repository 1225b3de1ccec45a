package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.RecipientKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure as the log proves it: to whom which items went, when, and on which ground of which policy. One about one
 * person names that person, and lies sealed under the person's key; one about many names the hash of its manifest only.
 *
 * @param clause of the policy that the ground is
 * @param recipientRevision which revision of the register's entry it was decided on
 * @param manifest SHA-256 over the references of the people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PassedOn(
        UUID disclosure,
        String company,
        DisclosureGround ground,
        String clause,
        String article,
        UUID policy,
        int policyVersion,
        UUID recipient,
        int recipientRevision,
        RecipientKind recipientKind,
        String recipientCountry,
        List<String> items,
        @Nullable UUID purpose,
        @Nullable String person,
        @Nullable String manifest,
        int people,
        Instant requestedAt,
        @Nullable Instant decidedAt) {

    static PassedOn of(Disclosure disclosure, @Nullable Manifest manifest) {
        return new PassedOn(
                disclosure.id,
                disclosure.company,
                disclosure.ground,
                disclosure.rule().clause,
                disclosure.rule().article,
                disclosure.policy,
                disclosure.policyVersion,
                disclosure.recipient,
                disclosure.recipientRevision,
                disclosure.recipientKind,
                disclosure.recipientCountry,
                disclosure.items,
                disclosure.purpose,
                disclosure.person,
                manifest == null ? null : manifest.sha256,
                disclosure.people,
                disclosure.requestedAt,
                disclosure.decidedAt);
    }
}
