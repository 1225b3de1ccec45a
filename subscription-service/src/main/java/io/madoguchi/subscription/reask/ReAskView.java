package io.madoguchi.subscription.reask;

import java.time.LocalDate;

/** What the link of the mail is about: whose question, until when it counts, and whether it was answered. */
record ReAskView(String company, LocalDate until, State state, String locale) {

    enum State {
        OPEN,
        CONFIRMED
    }

    static ReAskView of(ReAsk ask) {
        return new ReAskView(
                ask.company, ask.answerUntil, ask.confirmedAt == null ? State.OPEN : State.CONFIRMED, ask.locale);
    }
}
