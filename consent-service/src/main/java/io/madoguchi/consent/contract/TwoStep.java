package io.madoguchi.consent.contract;

/** How far something that two people must agree on has come. */
enum TwoStep {
    DRAFT,
    IN_FORCE,
    ENDED
}
