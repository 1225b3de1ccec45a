package io.madoguchi.consent.decision;

import static io.madoguchi.consent.decision.Rule.Effect.ALLOW;
import static io.madoguchi.consent.decision.Rule.Effect.DENY;
import static io.madoguchi.consent.decision.Rule.Effect.NOTE;

import io.madoguchi.consent.decision.Facts.Contract;
import io.madoguchi.consent.decision.Facts.Law;
import io.madoguchi.consent.decision.Facts.Policy;
import io.madoguchi.consent.decision.Facts.Purpose;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a step can find: a note on the way, or what decides. */
public enum Rule {
    PERSON_STANDS(NOTE, "Nothing stands against using data of this person."),
    GUARDIAN_SPEAKS(NOTE, "A guardian answers for this child (E14)."),
    PERSON_REMOVED(DENY, "The data of this person was removed (E14)."),
    CHILD_WITHOUT_GUARDIAN(DENY, "The person is a child for whom no guardian answers (E14)."),
    NO_LAW_INVOKED(NOTE, "No use authorised by law is recorded for this."),
    LAW_AUTHORISES(ALLOW, f -> "Authorised by " + articles(f) + ", approved by a second person (F3.3)."),
    NO_CONTRACT(NOTE, "No contract with the person speaks of this purpose."),
    CONTRACT_KEPT(NOTE, f -> contracts(f, "allows no more than is asked for")),
    CONTRACT_ALLOWS(ALLOW, f -> contracts(f, "allows it")),
    CONTRACT_DENIES(DENY, f -> contracts(f, "forbids it")),
    CONTRACT_RESTRICTS(DENY, f -> contracts(f, "allows it for other data only")),
    NOTHING_SENSITIVE(NOTE, "No data that needs special care is asked for."),
    SPECIAL_CARE_CONSENTED(NOTE, "The person consented to the use of data that needs special care (APPI 20)."),
    SPECIAL_CARE_WITHOUT_CONSENT(DENY, "Data that needs special care is used with consent only (APPI 20)."),
    IDENTIFIES_SOMEBODY(NOTE, "The use is about one person, not about numbers."),
    THROUGH_THE_GATE(ALLOW, "Counted so that nobody can be identified, through the statistics gate only (F3.2)."),
    PURPOSE_PUBLISHED(NOTE, f -> "The purpose was published, newest in version " + version(f) + "."),
    PURPOSE_NOT_PUBLISHED(DENY, "The purpose had no published version then (F1.1)."),
    NO_POLICY_IN_FORCE(DENY, "No policy of the company was in force then."),
    PURPOSE_IN_POLICY(NOTE, f -> "Version " + policy(f) + " of the policy, in force then, declares this purpose."),
    PURPOSE_NOT_IN_POLICY(DENY, f -> "Version " + policy(f) + " of the policy does not declare this purpose (E7)."),
    CATEGORIES_DECLARED(NOTE, "The purpose declares the data that is asked for."),
    CATEGORY_NOT_DECLARED(DENY, "The purpose does not declare all of the data that is asked for (E7, E19)."),
    CONSENT_DECIDES(NOTE, "The person's consent decides on this purpose (F3.1)."),
    COVERED_BY_NOTICE(NOTE, f -> "A notice shown to the person named version " + told(f) + " of the purpose."),
    COVERED_BY_ADVICE(NOTE, "The person was advised of this new use."),
    OUT_OF_PURPOSE(DENY, "No notice shown to the person named this purpose, nor was it consented to (F3.1, APPI 18)."),
    NO_CHANGE_PENDING(NOTE, "No change of the policy holds this use back."),
    CHANGE_STARTED(NOTE, "The person was advised of the new use and let the time to object pass (E16)."),
    CHANGE_WINDOW_OPEN(DENY, "The person may still object to this new use (E16)."),
    CHANGE_UNREACHABLE(DENY, "The person could not be advised of this new use (E16)."),
    CHANGE_OBJECTED(DENY, "The person objected to this new use (E16)."),
    CONSENT_LIVES(NOTE, "The consent stands."),
    NOT_REJECTED(NOTE, "The person did not reject this use."),
    NO_CONSENT(DENY, "The person has not consented to this purpose (F3.1)."),
    CONSENT_REFUSED(DENY, "The person refused to consent."),
    CONSENT_WITHDRAWN(DENY, "The person took the consent back."),
    CONSENT_INVALID(DENY, "What was recorded names no notice of ours, so it is no valid consent."),
    USE_REJECTED(DENY, "The person rejected this use."),
    CONSENT_EXPIRED(DENY, "The consent has run out and must be asked for anew."),
    STILL_KEPT(NOTE, "The time for which the data is kept has not ended."),
    RETENTION_ENDED(DENY, "The time for which the data is kept has ended (E7)."),
    NO_RECIPIENT(NOTE, "Nobody else receives the data."),
    RECIPIENT_UNKNOWN(DENY, "The recipient stands in no register of this company (E9)."),
    GROUND_HOLDS(NOTE, Grounds::holds),
    NO_GROUND_HOLDS(DENY, Grounds::refused),
    EVIDENCE_NEEDED(DENY, Grounds::needed),
    CONSENT_GIVEN(
            ALLOW, f -> "The person consented, to version " + f.person().consentVersion() + " of the purpose (F3.1)."),
    NOTICE_SHOWN(ALLOW, "The use lies within what the person was told when the data was taken (E7)."),
    NOTHING_ALLOWS(DENY, "No rule allows it.");

    enum Effect {
        NOTE,
        ALLOW,
        DENY
    }

    private final Effect effect;
    private final Function<Facts, String> text;

    Rule(Effect effect, String text) {
        this(effect, f -> text);
    }

    Rule(Effect effect, Function<Facts, String> text) {
        this.effect = effect;
        this.text = text;
    }

    boolean decides() {
        return effect != NOTE;
    }

    boolean allows() {
        return effect == ALLOW;
    }

    boolean isAboutTheRecipient() {
        return this == RECIPIENT_UNKNOWN || this == NO_GROUND_HOLDS || this == EVIDENCE_NEEDED;
    }

    /** Words for people, made of nothing but the facts. */
    String text(Facts facts) {
        return text.apply(facts);
    }

    private static String articles(Facts facts) {
        return facts.laws().stream().map(Law::article).collect(Collectors.joining(", "));
    }

    /** Says which contract prevails, and over which ones that say something else (F7.4). */
    private static String contracts(Facts facts, String says) {
        Contract first = facts.prevailing();
        if (first == null) {
            return "";
        }
        String others = facts.contracts().stream()
                .filter(c -> c.effect() != first.effect())
                .map(c -> c.document() + " (" + c.effect() + ")")
                .collect(Collectors.joining(", "));
        String contradicted = others.isEmpty() ? "" : " It is stricter than " + others + ", so it prevails.";
        return "The contract " + first.document() + " " + says + "; it comes before the policy (F7.4)." + contradicted;
    }

    private static int version(Facts facts) {
        Purpose purpose = facts.purpose();
        return purpose == null ? 0 : purpose.version();
    }

    private static int policy(Facts facts) {
        Policy policy = facts.policy();
        return policy == null ? 0 : policy.version();
    }

    private static int told(Facts facts) {
        Integer version = facts.person().noticeVersion();
        return version == null ? 0 : version;
    }
}
