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
    /** What proves an entry of a promotion. */
    ENTRY_RECEIPT,
    /** Somebody was drawn, and must answer in time. */
    PRIZE_WON,
    TEST;

    /** Nobody waits for a confirmation behind what goes to everyone. */
    Lane lane() {
        return switch (this) {
            case ISSUE -> Lane.ISSUE;
            case POLICY_CHANGE -> Lane.BULK;
            case CONFIRMATION, WELCOME, ALREADY, UNSUBSCRIBED, RE_ASK, ENTRY_RECEIPT, PRIZE_WON, TEST -> Lane.SERVICE;
        };
    }
}
