package io.madoguchi.inquiry.request;

/** What can happen to a case or to one of its items. Each is an event of its log, under this name. */
public enum Fact {
    RECEIVED,
    ACKNOWLEDGED,
    ROUTED,
    WORK_BEGUN,
    REVIEW_ASKED,
    DECIDED,
    DELIVERY_BEGUN,
    ANSWERED,
    CLOSED,
    REOPENED,
    PURGED,
    WITHDRAWN,
    MISDIRECTED,
    MARKED_SPAM,
    MERGED,
    NO_REPLY,

    IDENTITY_ASKED,
    PARTICULARS_ASKED,
    FEE_ASKED,
    MANDATE_ASKED,
    SECTION_ASKED,
    RECIPIENT_ASKED,
    COOL_OFF_BEGUN,
    HELD,
    POSTED,
    WAIT_OVER,

    EXTENSION_TOLD,
    LINKED,
    SPLIT,

    ITEM_GRANTED,
    ITEM_PARTLY_GRANTED,
    ITEM_REFUSED,
    ITEM_NOT_HELD,
    ITEM_ALTERNATIVE,
    ITEM_RECONSIDERED,
    ITEM_WITHDRAWN,
    EXECUTION_BEGUN,
    EXECUTED,
    VERIFIED,
    ITEM_NOTIFIED;

    /** Whether it happens to one item and not to the case: these stand last. */
    boolean concernsItem() {
        return compareTo(ITEM_GRANTED) >= 0;
    }
}
