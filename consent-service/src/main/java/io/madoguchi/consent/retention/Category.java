package io.madoguchi.consent.retention;

/** Every kind of data this service holds, each with an end. */
enum Category {
    /** Consents, their events, receipts and withdrawals, by purpose. */
    CONSENT,
    /** Acquisitions and the notices that were served. */
    ACQUISITION,
    /** Logged decisions. */
    DECISION,
    /** Audiences that were asked for. */
    AUDIENCE,
    /** Questions by contact. */
    CONTACT_QUESTION,
    /** Records of provision, each with its own day. */
    PROVISION_RECORD,
    /** Choices of browsers. */
    COOKIE_CHOICE,
    /** Counts of pages. */
    SITE_COUNT,
    /** The log of retention. */
    RETENTION_LOG
}
