package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import java.time.Duration;
import java.util.List;

/**
 * What the guards look at.
 *
 * @param outcomes of all items of the case
 * @param assured whether who asks is proven well enough for the item, or for every item that will be released
 * @param reasoned whether ground, reason and remedies were given with the decision
 * @param secondPerson whether another one acts than asked for the review
 * @param waited how long the person has owed something
 * @param kept how long the case has been over
 */
record Situation(
        CaseKind kind,
        Waiting waiting,
        List<Outcome> outcomes,
        boolean assured,
        boolean reasoned,
        boolean secondPerson,
        Duration waited,
        Duration kept) {}
