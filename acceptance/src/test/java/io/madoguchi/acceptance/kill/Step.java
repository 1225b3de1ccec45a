package io.madoguchi.acceptance.kill;

/** The steps of the journey, in the order a reader meets them. */
enum Step {
    SIGN_UP,
    CONFIRM,
    EVENT,
    CONSENT,
    RECEIPT,
    PLAN,
    SEND,
    UNSUBSCRIBE,
    WITHDRAW
}
