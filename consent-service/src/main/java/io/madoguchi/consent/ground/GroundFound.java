package io.madoguchi.consent.ground;

import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Recipient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which ground opens it where nobody named one: the first of the nine that holds, in the order of the policy, or why the
 * likeliest for this recipient does not.
 *
 * @param ground the one that holds, or else the likeliest
 * @param refusal null when it holds
 * @param withEvidence the opened grounds of which nothing is missing but evidence
 */
public record GroundFound(
        @Nullable DisclosureGround ground, @Nullable Refusal refusal, List<DisclosureGround> withEvidence) {

    public static GroundFound of(GroundFacts facts, GroundFacts.Standing standing) {
        if (facts.recipient() == null) {
            return refused(Refusal.of(RefusalRule.RECIPIENT_UNKNOWN, (DisclosureGround) null));
        }
        if (facts.asked().items().isEmpty()) {
            return refused(Refusal.of(RefusalRule.OUT_OF_PURPOSE, (DisclosureGround) null));
        }
        for (DisclosureGround ground : DisclosureGround.values()) {
            if (Verdicts.refusal(facts.on(ground), standing).isEmpty()) {
                return new GroundFound(ground, null, List.of());
            }
        }
        DisclosureGround likeliest = likeliest(facts.asked().people(), facts.recipient());
        return new GroundFound(
                likeliest,
                Verdicts.refusal(facts.on(likeliest), standing).orElseThrow(),
                Arrays.stream(DisclosureGround.values())
                        .filter(g -> lacksEvidence(Verdicts.refusal(facts.on(g), standing)))
                        .toList());
    }

    private static GroundFound refused(Refusal refusal) {
        return new GroundFound(null, refusal, List.of());
    }

    private static boolean lacksEvidence(Optional<Refusal> refusal) {
        return refusal.filter(r -> r.rule().lacksEvidence()).isPresent();
    }

    private static DisclosureGround likeliest(GroundFacts.People people, Recipient recipient) {
        if (people == GroundFacts.People.NOBODY) {
            return DisclosureGround.NON_IDENTIFYING;
        }
        return switch (recipient.kind()) {
            case ENTRUSTED_VENDOR, BUSINESS_PARTNER -> DisclosureGround.BUSINESS_PARTNER;
            case FINANCIAL_INSTITUTION -> DisclosureGround.PAYMENT_SETTLEMENT;
            case GROUP_COMPANY -> DisclosureGround.GROUP;
            case SUCCESSOR -> DisclosureGround.SUCCESSION;
            case AUTHORITY -> DisclosureGround.ORDER;
            case JOINT_USER, OTHER -> DisclosureGround.CONSENT;
        };
    }
}
