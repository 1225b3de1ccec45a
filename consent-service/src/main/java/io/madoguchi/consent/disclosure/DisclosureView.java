package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.ground.Evidence;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.RecipientKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A disclosure as those see it who answer for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record DisclosureView(
        UUID id,
        String company,
        Disclosure.State state,
        DisclosureGround ground,
        String clause,
        String article,
        boolean exemptFromArticle29,
        ReceivedBy recipient,
        List<String> items,
        @Nullable UUID purpose,
        RecipientUse use,
        @Nullable String reason,
        Evidence evidence,
        UUID policy,
        int policyVersion,
        @Nullable String person,
        @Nullable UUID manifest,
        int people,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt) {

    /** Who received it, as the register had them then. */
    @RegisterForReflection
    record ReceivedBy(UUID id, int revision, RecipientKind kind, Names names, String country) {

        static ReceivedBy of(Disclosure d) {
            return new ReceivedBy(
                    d.recipient, d.recipientRevision, d.recipientKind, d.recipientNames, d.recipientCountry);
        }
    }

    static DisclosureView of(Disclosure d) {
        return new DisclosureView(
                d.id,
                d.company,
                d.state,
                d.ground,
                d.rule().clause,
                d.rule().article,
                d.rule().exemptFromArticle29(),
                ReceivedBy.of(d),
                d.items,
                d.purpose,
                d.recipientUse,
                d.reason,
                d.evidence,
                d.policy,
                d.policyVersion,
                d.person,
                d.manifest,
                d.people,
                d.requestedAt,
                d.requestedBy,
                d.decidedAt,
                d.decidedBy,
                d.acknowledgeBy,
                d.acknowledgedAt);
    }
}
