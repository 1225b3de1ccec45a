package io.madoguchi.subscription.promotion;

/** Where a promotion stands; whether it takes entries is a matter of its window. */
enum PromotionState {
    DRAFT,
    /** Its rules and its commitment are public. */
    PUBLISHED,
    /** The entries are fixed; the public value is awaited. */
    CLOSED,
    DRAWN,
    /** Every prize is settled and the contacts are gone. */
    ENDED
}
