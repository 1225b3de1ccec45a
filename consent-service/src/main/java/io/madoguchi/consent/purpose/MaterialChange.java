package io.madoguchi.consent.purpose;

/** The changes of conditions that call for a new notice (ISO/IEC 29184 clause 5.5), as far as a policy can show them. */
public enum MaterialChange {
    PURPOSE_OUTSIDE_NOTICE,
    PURPOSE_WORDING,
    DATA_COLLECTED,
    RETENTION,
    LAWFUL_MODE,
    KIND_OF_ACTIVITY,
    THIRD_PARTY_PROVISION,
    OTHERS_MARKETING,
    AGE_LIMIT,
    CHANGE_RULE
}
