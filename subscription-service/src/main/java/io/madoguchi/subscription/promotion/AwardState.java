package io.madoguchi.subscription.promotion;

/** What became of one place in the drawn order. */
enum AwardState {
    /** Next in line when a prize comes free. */
    ALTERNATE,
    /** Told of the prize; an answer is awaited until the deadline. */
    WAITING,
    CLAIMED,
    SENT,
    /** No answer in time, or nobody left to answer. */
    LAPSED,
    DECLINED,
    DISQUALIFIED
}
