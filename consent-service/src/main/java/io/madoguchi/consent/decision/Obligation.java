package io.madoguchi.consent.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What whoever is allowed must do as well. */
@RegisterForReflection
public record Obligation(Duty duty, String text) {

    /** The kinds of duties. */
    public enum Duty {
        STATISTICS_GATE("Let figures leave through the statistics gate only, without any reference to a person."),
        KEEP_TO_CONTRACT("Keep to the contract that the reasons name."),
        CITE_THE_LAW("Cite the article that the reasons name wherever this use is recorded."),
        RECORD_DISCLOSURE("Record the disclosure with its ground before anything is handed over."),
        GET_ACKNOWLEDGEMENT("Have the recipient acknowledge what it received.");

        private final String text;

        Duty(String text) {
            this.text = text;
        }
    }

    static Obligation of(Duty duty) {
        return new Obligation(duty, duty.text);
    }
}
