package io.madoguchi.consent.cookie;

/** The five purposes for which a site may use cookies, beacons and addresses, and no other (F7.1). */
public enum CookiePurpose {
    /** Finding the causes of problems of a server, and ending them. */
    FAULTS,
    /** Making the contents of pages and mails better. */
    IMPROVEMENT,
    /** Fitting contents to what one person is interested in or is doing. */
    CUSTOMISING,
    /** Browsing and questionnaires of members who registered, for marketing. */
    MARKETING,
    /** Statistics in which no person can be recognised. */
    STATISTICS
}
