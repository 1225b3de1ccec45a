package io.madoguchi.consent.acquisition;

import io.madoguchi.persons.PersonRef;

/** Who was removed and may not come in again by another way (E14); the feature that removes them knows. */
public interface RemovedPersons {

    /** Whether nothing about this person may be recorded. */
    boolean isRemoved(PersonRef person);
}
