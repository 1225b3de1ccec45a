package io.madoguchi.subscription.promotion;

/** Whether taking part depends on buying something: that decides what a prize may be worth. */
enum PromotionKind {
    /** Anybody may enter; nothing need be bought. */
    OPEN,
    /** Tied to a purchase, offered by one company (一般懸賞). */
    GENERAL,
    /** Tied to a purchase, offered by many companies of a place or a trade together (共同懸賞). */
    JOINT
}
