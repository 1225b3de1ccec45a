package io.madoguchi.consent.ground;

/** For whom the recipient will use what it gets. */
public enum RecipientUse {
    /** To carry out services for the company. */
    FOR_US,
    OWN_PURPOSE,
    /** Its own marketing or solicitation (E8). */
    OWN_MARKETING
}
