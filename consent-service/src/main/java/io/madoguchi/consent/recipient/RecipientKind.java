package io.madoguchi.consent.recipient;

/** What a recipient is to the company; the grounds of disclosure differ by it. */
public enum RecipientKind {
    ENTRUSTED_VENDOR,
    BUSINESS_PARTNER,
    FINANCIAL_INSTITUTION,
    GROUP_COMPANY,
    JOINT_USER,
    SUCCESSOR,
    AUTHORITY,
    OTHER
}
