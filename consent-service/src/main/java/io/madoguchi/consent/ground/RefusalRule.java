package io.madoguchi.consent.ground;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a disclosure is refused. The clause is that of the ground unless the rule has one of its own. */
@RegisterForReflection
public enum RefusalRule {
    NO_POLICY_IN_FORCE(
            "F4.0", null, "No policy of the company is in force, so nothing is promised and nothing is passed on."),
    MARKETING_OF_OTHERS("E8", "27(1)", "The policy promises that nothing is passed on for another party's marketing."),
    NO_GROUND("F4.0", "27(1)", "No ground was named."),
    GROUND_NOT_OPENED("F4.0", "27(1)", "The policy in force does not open this ground."),
    RECIPIENT_UNKNOWN("E9", "25", "The recipient is not in the company's register today."),
    ITEM_NOT_REGISTERED("FN2", null, "An item is not in the register of data categories."),
    ABROAD_WITHOUT_GROUND(null, "28(1)", "The recipient is abroad, and nothing on record allows the transfer there."),
    NO_PEOPLE(null, "29(1)", "It was not said whose data is meant."),
    NO_CONSENT(null, "27(1)", "A valid consent is missing."),
    CONSENT_OTHER_RECIPIENT(null, "27(1)", "The consent was asked for other kinds of recipients."),
    CONSENT_OTHER_ITEMS(null, "27(1)", "The consent was asked for other items."),
    CONSENT_OTHER_COUNTRY(null, "28(2)", "The consent did not name the country of the recipient."),
    REFERS_TO_A_PERSON(null, "43", "What identifies nobody refers to no person."),
    NOT_THROUGH_THE_GATE(
            null, "43", "The data neither passed the statistics gate nor is it a registered anonymised set."),
    IDENTIFYING_ITEMS("FN2", "43", "An item, or a combination of these items, identifies people."),
    NOT_A_PARTNER(null, "27(5)i", "The recipient is no dealer, affiliate or contractor."),
    NO_COMMITMENT(null, "25", "No written commitment of the recipient is on record."),
    COMMITMENT_INCOMPLETE(null, "25", "The commitment lacks one of its parts."),
    COMMITMENT_EXPIRED(null, "25", "The commitment is not in force today."),
    COMMITMENT_NOT_REVIEWED(null, "25", "The day to review the recipient has passed."),
    USE_NOT_FOR_US("E9", "27(5)i", "The recipient may use the data only to carry out services for the company."),
    NOT_ENTRUSTED("E9", "25", "What was entrusted to the vendor does not cover this purpose and these items."),
    OUT_OF_PURPOSE(null, "18(1)", "The use does not lie within what the person was told or consented to."),
    ITEM_OUTSIDE_PURPOSE(null, "18(1)", "An item is not needed for the purpose as it was published."),
    NO_OPEN_INQUIRY(null, "27(5)i", "There is no open inquiry of this person that this partner is to answer."),
    NO_JUDGEMENT(null, "27(5)i", "Nobody stated why it is right that the partner answers."),
    NOT_A_FINANCIAL_INSTITUTION(null, "27(5)i", "The recipient is no financial institution."),
    ITEMS_BEYOND_THE_CHECK(null, "27(5)i", "Checking an account or a card does not need all of these items."),
    NO_PAYMENT(null, "27(5)i", "The payment to be settled was not named."),
    NO_SUCCESSION(null, "27(5)ii", "No succession of the business to this recipient is on record."),
    SUCCESSOR_NOT_BOUND(null, "18(2)", "The successor is not bound to the purposes."),
    ITEMS_NOT_SUCCEEDED(null, "27(5)ii", "An item does not belong to the part of the business that passes."),
    NO_ARTICLE(null, "27(1)i-iv", "The law was not cited by its article."),
    NO_APPROVER(null, "27(1)i-iv", "The office that approved was not named."),
    NOT_AN_AUTHORITY(null, "27(1)i", "The recipient is no court or agency."),
    ORDER_INCOMPLETE(null, "27(1)i", "Reference, date or document of the order is missing."),
    NOT_IN_THE_GROUP("FN1", "27(5)iii", "Company and recipient are not in one group by the majority of voting rights."),
    NO_JOINT_USE_NOTICE(
            null, "27(5)iii", "No published notice of joint use covers this recipient, purpose and these items.");

    /** What a disclosure request brings along and a question does not. */
    private static final Set<RefusalRule> EVIDENCE = EnumSet.of(
            NOT_THROUGH_THE_GATE,
            NO_OPEN_INQUIRY,
            NO_JUDGEMENT,
            NO_PAYMENT,
            NO_SUCCESSION,
            NO_ARTICLE,
            NO_APPROVER,
            ORDER_INCOMPLETE);

    final @Nullable String clause;
    final @Nullable String article;
    public final String text;

    RefusalRule(@Nullable String clause, @Nullable String article, String text) {
        this.clause = clause;
        this.article = article;
        this.text = text;
    }

    /** Whether nothing but evidence is missing, as far as it was looked. */
    public boolean lacksEvidence() {
        return EVIDENCE.contains(this);
    }
}
