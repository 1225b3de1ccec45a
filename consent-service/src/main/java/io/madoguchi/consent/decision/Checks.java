package io.madoguchi.consent.decision;

import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.decision.Facts.Contract;
import io.madoguchi.consent.decision.Facts.Policy;
import io.madoguchi.consent.decision.Facts.Purpose;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.consent.purpose.PurposeMode;

/** What each {@link Step} finds: small pure functions of the facts. */
final class Checks {

    private Checks() {}

    static Rule person(Facts facts) {
        return switch (facts.person().child()) {
            case NONE -> Rule.PERSON_STANDS;
            case GUARDED -> Rule.GUARDIAN_SPEAKS;
            case REMOVED -> Rule.PERSON_REMOVED;
            case NO_GUARDIAN -> Rule.CHILD_WITHOUT_GUARDIAN;
        };
    }

    static Rule law(Facts facts) {
        return facts.laws().isEmpty() ? Rule.NO_LAW_INVOKED : unlessPassedOn(Rule.LAW_AUTHORISES, facts);
    }

    static Rule contract(Facts facts) {
        Contract contract = facts.prevailing();
        if (contract == null) {
            return Rule.NO_CONTRACT;
        }
        return switch (contract.effect()) {
            case DENY -> Rule.CONTRACT_DENIES;
            case RESTRICT -> restricted(facts) ? Rule.CONTRACT_RESTRICTS : Rule.CONTRACT_KEPT;
            case ALLOW -> unlessPassedOn(Rule.CONTRACT_ALLOWS, facts);
        };
    }

    /** Several restricting contracts bind together. */
    private static boolean restricted(Facts facts) {
        return facts.contracts().stream()
                .filter(c -> c.effect() == Effect.RESTRICT)
                .anyMatch(c ->
                        facts.categoriesMeant().isEmpty() || !c.categories().containsAll(facts.categoriesMeant()));
    }

    static Rule sensitivity(Facts facts) {
        Purpose purpose = facts.purpose();
        if (purpose == null || purpose.specialCare().isEmpty()) {
            return Rule.NOTHING_SENSITIVE;
        }
        if (facts.categoriesMeant().stream().noneMatch(purpose.specialCare()::contains)) {
            return Rule.NOTHING_SENSITIVE;
        }
        return facts.person().consented() ? Rule.SPECIAL_CARE_CONSENTED : Rule.SPECIAL_CARE_WITHOUT_CONSENT;
    }

    static Rule statistics(Facts facts) {
        return facts.asked().operation() == Operation.STATISTICS
                ? unlessPassedOn(Rule.THROUGH_THE_GATE, facts)
                : Rule.IDENTIFIES_SOMEBODY;
    }

    static Rule purpose(Facts facts) {
        return facts.purpose() == null ? Rule.PURPOSE_NOT_PUBLISHED : Rule.PURPOSE_PUBLISHED;
    }

    static Rule policy(Facts facts) {
        Policy policy = facts.policy();
        if (policy == null) {
            return Rule.NO_POLICY_IN_FORCE;
        }
        return policy.declares() ? Rule.PURPOSE_IN_POLICY : Rule.PURPOSE_NOT_IN_POLICY;
    }

    static Rule categories(Facts facts) {
        Purpose purpose = facts.purpose();
        return purpose != null && purpose.categories().containsAll(facts.asked().categories())
                ? Rule.CATEGORIES_DECLARED
                : Rule.CATEGORY_NOT_DECLARED;
    }

    /** What nobody told the person is out of purpose, unless the person consents to it (F3.1). */
    static Rule coverage(Facts facts) {
        Person person = facts.person();
        if (person.consented() || mode(facts) == PurposeMode.CONSENT) {
            return Rule.CONSENT_DECIDES;
        }
        if (person.noticeVersion() != null) {
            return Rule.COVERED_BY_NOTICE;
        }
        return person.change() == Person.Change.NONE ? Rule.OUT_OF_PURPOSE : Rule.COVERED_BY_ADVICE;
    }

    /** A change never stops the use a person was told of before; it only keeps a new one from starting early (E16). */
    static Rule change(Facts facts) {
        Person person = facts.person();
        if (person.consented() || person.noticeVersion() != null || mode(facts) == PurposeMode.CONSENT) {
            return Rule.NO_CHANGE_PENDING;
        }
        return switch (person.change()) {
            case NONE -> Rule.NO_CHANGE_PENDING;
            case WINDOW_OPEN -> Rule.CHANGE_WINDOW_OPEN;
            case UNREACHABLE -> Rule.CHANGE_UNREACHABLE;
            case OBJECTED -> Rule.CHANGE_OBJECTED;
            case STARTED -> Rule.CHANGE_STARTED;
        };
    }

    static Rule choice(Facts facts) {
        Person person = facts.person();
        if (person.consented()) {
            return Rule.CONSENT_LIVES;
        }
        if (mode(facts) == PurposeMode.CONSENT) {
            return withoutConsent(person);
        }
        if (!person.rejected()) {
            return Rule.NOT_REJECTED;
        }
        return "WITHDRAWN".equals(person.status()) ? Rule.CONSENT_WITHDRAWN : Rule.USE_REJECTED;
    }

    private static Rule withoutConsent(Person person) {
        String status = person.status();
        if (status == null) {
            return person.withdrawnAt() == null ? Rule.NO_CONSENT : Rule.CONSENT_WITHDRAWN;
        }
        return switch (status) {
            case "INVALIDATED" -> Rule.CONSENT_INVALID;
            case "REFUSED" -> Rule.CONSENT_REFUSED;
            case "EXPIRED" -> Rule.CONSENT_EXPIRED;
            case "WITHDRAWN" -> Rule.CONSENT_WITHDRAWN;
            default -> Rule.NO_CONSENT;
        };
    }

    static Rule retention(Facts facts) {
        Person person = facts.person();
        if (person.retentionEnded()) {
            return Rule.RETENTION_ENDED;
        }
        return person.consented() && person.expiredAt(facts.asked().at()) ? Rule.CONSENT_EXPIRED : Rule.STILL_KEPT;
    }

    static Rule recipient(Facts facts) {
        Passing passing = facts.passing();
        if (passing == null) {
            // facts from before the registers were read have none
            return facts.asked().passesOn() ? Rule.RECIPIENT_UNKNOWN : Rule.NO_RECIPIENT;
        }
        Refusal refusal = passing.found(facts).refusal();
        if (refusal == null) {
            return Rule.GROUND_HOLDS;
        }
        if (refusal.rule() == RefusalRule.RECIPIENT_UNKNOWN) {
            return Rule.RECIPIENT_UNKNOWN;
        }
        return refusal.rule().lacksEvidence() ? Rule.EVIDENCE_NEEDED : Rule.NO_GROUND_HOLDS;
    }

    /** What allows a use allows nobody to pass data on: for that a ground of the policy must hold as well (F4.0). */
    private static Rule unlessPassedOn(Rule allows, Facts facts) {
        if (facts.passing() == null) {
            return allows;
        }
        Rule recipient = recipient(facts);
        return recipient.decides() ? recipient : allows;
    }

    static Rule ground(Facts facts) {
        Person person = facts.person();
        if (person.consented()) {
            return Rule.CONSENT_GIVEN;
        }
        boolean told = person.noticeVersion() != null || person.change() == Person.Change.STARTED;
        return told && mode(facts) == PurposeMode.NOTICE ? Rule.NOTICE_SHOWN : Rule.NOTHING_ALLOWS;
    }

    /** Without a published purpose nothing is told, so only consent could carry a use. */
    private static PurposeMode mode(Facts facts) {
        Purpose purpose = facts.purpose();
        return purpose == null ? PurposeMode.CONSENT : purpose.mode();
    }
}
