package io.madoguchi.subscription.subscription;

/** Why a subscription ended. */
public enum EndReason {
    /** The reader pressed a button: link in a mail, or page of choices. */
    READER,
    /** The reader's mail program sent the RFC 8058 request. */
    ONE_CLICK,
    /** The public form, without any mail at hand. */
    FORM,
    /** The consent was withdrawn at consent-service. */
    WITHDRAWAL,
    /** A member of staff ended it: the reader said so, or had refused elsewhere. */
    OPERATOR
}
