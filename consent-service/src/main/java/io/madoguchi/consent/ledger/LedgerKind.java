package io.madoguchi.consent.ledger;

import io.madoguchi.persons.RetentionClass;

/** What kind of fact an entry proves. */
public enum LedgerKind {
    CONSENT,
    WITHDRAWAL,
    REFUSAL,
    NOTICE,
    POLICY,
    POLICY_CHANGE,
    DISCLOSURE,
    RELEASE,
    CHILD_REMOVAL,
    RETENTION,
    DECISION_PROOF;

    /** With which of the person's keys the entry is sealed, and thus with what it ends. */
    RetentionClass retention() {
        return switch (this) {
            // records of provision are kept by law (APPI Art. 29)
            case DISCLOSURE -> RetentionClass.STATUTORY;
            case CONSENT,
                    WITHDRAWAL,
                    REFUSAL,
                    NOTICE,
                    POLICY,
                    POLICY_CHANGE,
                    RELEASE,
                    CHILD_REMOVAL,
                    RETENTION,
                    DECISION_PROOF -> RetentionClass.CONTENT;
        };
    }
}
