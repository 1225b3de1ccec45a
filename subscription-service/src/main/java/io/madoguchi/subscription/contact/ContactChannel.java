package io.madoguchi.subscription.contact;

/** The ways on which a contact comes by hand (F1.2). */
public enum ContactChannel {
    BUSINESS_CARD,
    MEETING,
    EVENT
}
