package io.madoguchi.subscription.link;

/** What a link is good for; a token of one purpose never works for another. */
public enum LinkPurpose {
    /** Confirms one sign-up. */
    CONFIRM,
    /** Opens one reader's page of choices. */
    CHOICES,
    /** Ends one subscription: link in the body of a mail, and one-click (RFC 8058). */
    UNSUBSCRIBE,
    /** Takes one stop back. */
    UNDO,
    /** Says no to the new uses of one changed policy. */
    OBJECTION,
    /** Answers in one's own name where a guardian answered before. */
    RE_ASK,
    /** Opens one entry of a promotion to whoever made it. */
    ENTRY,
    /** The number of an entry: opens nothing, proves that the entry was among the drawn. */
    TICKET,
    /** Answers the news of a prize. */
    PRIZE
}
