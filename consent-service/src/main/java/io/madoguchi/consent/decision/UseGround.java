package io.madoguchi.consent.decision;

/** What makes a use lawful (F3): the person's consent, or the purpose they were told when the data was taken. */
enum UseGround {
    CONSENT,
    NOTICE
}
