package io.madoguchi.subscription.delivery;

/** What a mail is for. Everything but an issue is a service mail: it answers something its reader did. */
public enum MailKind {
    CONFIRMATION,
    WELCOME,
    ALREADY,
    UNSUBSCRIBED,
    ISSUE,
    TEST;

    /** Service mails have a lane of their own, so that nobody waits for a confirmation behind a large issue. */
    Lane lane() {
        return this == ISSUE ? Lane.BULK : Lane.SERVICE;
    }
}
