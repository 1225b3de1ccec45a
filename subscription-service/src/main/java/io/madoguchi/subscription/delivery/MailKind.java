package io.madoguchi.subscription.delivery;

/** What a mail is for. Everything but an issue is a service mail: it answers something its reader did, or is owed. */
public enum MailKind {
    CONFIRMATION,
    WELCOME,
    ALREADY,
    UNSUBSCRIBED,
    ISSUE,
    POLICY_CHANGE,
    RE_ASK,
    TEST;

    /** Nobody waits for a confirmation behind what goes to everyone. */
    Lane lane() {
        return switch (this) {
            case ISSUE -> Lane.ISSUE;
            case POLICY_CHANGE -> Lane.BULK;
            case CONFIRMATION, WELCOME, ALREADY, UNSUBSCRIBED, RE_ASK, TEST -> Lane.SERVICE;
        };
    }
}
