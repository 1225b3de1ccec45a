package io.madoguchi.consent.policy;

/** The grounds of disclosure a policy version may open; what it does not list is refused (F4.0, F4.1 to F4.9). */
public enum DisclosureGround {
    CONSENT,
    NON_IDENTIFYING,
    BUSINESS_PARTNER,
    ANSWER_BY_PARTNER,
    PAYMENT_SETTLEMENT,
    SUCCESSION,
    LAW,
    ORDER,
    GROUP
}
