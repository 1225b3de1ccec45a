package io.madoguchi.consent.decision;

/** What makes a use lawful: what the person was told or agreed to, or one of the exceptions (F3, F7.4). */
public enum UseGround {
    CONSENT,
    NOTICE,
    NON_IDENTIFYING,
    LAW,
    CONTRACT
}
