package io.madoguchi.consent.ground;

import io.madoguchi.consent.policy.DisclosureGround;
import java.time.Period;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The nine grounds with what each declares (F4.1 to F4.9): its condition, whether APPI 29 wants a record of it, whether a
 * second person must approve, and how long what was recorded is kept.
 */
public enum GroundRule {
    CONSENT(DisclosureGround.CONSENT, "F4.1", "27(1)", Duty.RECORD, Conditions::consent),
    NON_IDENTIFYING(DisclosureGround.NON_IDENTIFYING, "F4.2", "43-44", Duty.NONE, Conditions::nonIdentifying),
    BUSINESS_PARTNER(DisclosureGround.BUSINESS_PARTNER, "F4.3", "27(5)i", Duty.NONE, Conditions::businessPartner),
    ANSWER_BY_PARTNER(DisclosureGround.ANSWER_BY_PARTNER, "F4.4", "27(5)i", Duty.NONE, Conditions::answerByPartner),
    PAYMENT_SETTLEMENT(DisclosureGround.PAYMENT_SETTLEMENT, "F4.5", "27(5)i", Duty.NONE, Conditions::paymentSettlement),
    SUCCESSION(DisclosureGround.SUCCESSION, "F4.6", "27(5)ii", Duty.APPROVAL, Conditions::succession),
    LAW(DisclosureGround.LAW, "F4.7", "27(1)i-iv", Duty.APPROVAL, Conditions::law),
    ORDER(DisclosureGround.ORDER, "F4.8", "27(1)i", Duty.APPROVAL, Conditions::order),
    GROUP(DisclosureGround.GROUP, "F4.9", "27(5)iii", Duty.NONE, Conditions::group);

    /** What follows from a ground besides the disclosure's own row, which is always kept. */
    private enum Duty {
        NONE,
        RECORD,
        APPROVAL
    }

    /** APPI Rules 21 and 25. */
    private static final Period KEPT = Period.ofYears(3);

    /** Where a contract takes the place of the record. */
    private static final Period KEPT_BY_CONTRACT = Period.ofYears(1);

    final DisclosureGround ground;
    public final String clause;
    public final String article;
    private final Duty duty;
    private final BiFunction<GroundFacts, GroundFacts.Standing, Optional<RefusalRule>> condition;

    GroundRule(
            DisclosureGround ground,
            String clause,
            String article,
            Duty duty,
            BiFunction<GroundFacts, GroundFacts.Standing, Optional<RefusalRule>> condition) {
        this.ground = ground;
        this.clause = clause;
        this.article = article;
        this.duty = duty;
        this.condition = condition;
    }

    public static GroundRule of(DisclosureGround ground) {
        return valueOf(ground.name());
    }

    public boolean needsApproval() {
        return duty == Duty.APPROVAL;
    }

    /** What APPI 27(1)i-vii and 27(5) allow, and what identifies nobody, needs no record of APPI 29 and 30. */
    public boolean exemptFromArticle29() {
        return duty != Duty.RECORD;
    }

    public Period kept(Evidence evidence) {
        return evidence.contract() == null ? KEPT : KEPT_BY_CONTRACT;
    }

    /** Whether each person's standing towards the purpose, or a consent, decides. */
    public boolean asksForPurpose() {
        return this == BUSINESS_PARTNER || this == GROUP;
    }

    Optional<RefusalRule> refuses(GroundFacts facts, GroundFacts.Standing standing) {
        return condition.apply(facts, standing);
    }
}
