package io.madoguchi.subscription.person;

import io.madoguchi.persons.Holder;

/** A feature that keeps something sealed: its keys are no orphans. */
public interface KeyUse {

    /** Whether something of this holder can only be opened with the key. Called in a transaction. */
    boolean needs(Holder holder);
}
