package io.madoguchi.consent.child;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;

/** The person a request is about. */
record PersonOfRequest(PersonRef ref) {

    static PersonOfRequest of(String text) {
        try {
            return new PersonOfRequest(new PersonRef(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("person", "is not a person reference");
        }
    }

    String value() {
        return ref.value();
    }
}
