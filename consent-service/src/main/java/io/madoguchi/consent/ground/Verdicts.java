package io.madoguchi.consent.ground;

import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a disclosure may be made, in a fixed order of rules: what no ground allows is refused (F4.0). */
public final class Verdicts {

    private Verdicts() {}

    /** The rule that refuses; empty when the ground holds. */
    public static Optional<Refusal> refusal(GroundFacts facts, GroundFacts.Standing standing) {
        DisclosureGround ground = facts.asked().ground();
        GroundFacts.Promise promise = facts.promise();
        if (promise == null) {
            return refuse(RefusalRule.NO_POLICY_IN_FORCE, ground);
        }
        // whatever ground is given (E8), so this comes before the ground
        if (promise.refusesOthersMarketing() && facts.asked().use() == RecipientUse.OWN_MARKETING) {
            return refuse(RefusalRule.MARKETING_OF_OTHERS, ground);
        }
        if (ground == null) {
            return refuse(RefusalRule.NO_GROUND, null);
        }
        if (!promise.grounds().contains(ground)) {
            return refuse(RefusalRule.GROUND_NOT_OPENED, ground);
        }
        Recipient recipient = facts.recipient();
        if (recipient == null) {
            return refuse(RefusalRule.RECIPIENT_UNKNOWN, ground);
        }
        if (!facts.categories().byCode().keySet().containsAll(facts.asked().items())) {
            return refuse(RefusalRule.ITEM_NOT_REGISTERED, ground);
        }
        Optional<RefusalRule> refused = GroundRule.of(ground).refuses(facts, standing);
        if (refused.isPresent()) {
            return refused.map(rule -> refusal(rule, ground, recipient));
        }
        return isAbroadWithoutGround(ground, recipient)
                ? refuse(RefusalRule.ABROAD_WITHOUT_GROUND, ground)
                : Optional.empty();
    }

    /** APPI 28(1) leaves out what 27(1)i-vii allows; data that identifies nobody is no personal data; consent looks itself. */
    private static boolean isAbroadWithoutGround(DisclosureGround ground, Recipient recipient) {
        return switch (ground) {
            case CONSENT, NON_IDENTIFYING, LAW, ORDER -> false;
            case BUSINESS_PARTNER, ANSWER_BY_PARTNER, PAYMENT_SETTLEMENT, SUCCESSION, GROUP ->
                recipient.isAbroad() && recipient.transfer() == null;
        };
    }

    /** What binds agents and contractors is clause E9, what binds dealers and affiliates the clause of the ground. */
    private static Refusal refusal(RefusalRule rule, DisclosureGround ground, Recipient recipient) {
        boolean commitment = rule.name().startsWith("COMMITMENT_") || rule == RefusalRule.NO_COMMITMENT;
        return commitment && recipient.kind() == RecipientKind.ENTRUSTED_VENDOR
                ? Refusal.of(rule, "E9")
                : Refusal.of(rule, ground);
    }

    private static Optional<Refusal> refuse(RefusalRule rule, @Nullable DisclosureGround ground) {
        return Optional.of(Refusal.of(rule, ground));
    }
}
