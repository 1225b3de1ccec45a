package io.madoguchi.subscription.subscription;

/** Why a subscription ended. */
public enum EndReason {
    /** The reader pressed a button: link in a mail, or page of choices. */
    READER,
    /** The reader's mail program sent the RFC 8058 request. */
    ONE_CLICK,
    /** The public form, without any mail at hand. */
    FORM,
    /** A mail to the address in the List-Unsubscribe header. */
    MAIL,
    /** The reader reported a mail as spam to their provider. */
    COMPLAINT,
    /** The consent was withdrawn at consent-service. */
    WITHDRAWAL,
    /** A member of staff ended it: the reader said so, or had refused elsewhere. */
    OPERATOR
}
