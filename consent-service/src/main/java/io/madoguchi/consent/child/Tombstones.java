package io.madoguchi.consent.child;

import io.madoguchi.persons.BlindIndex;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;

/** What is left of a removed child: a hash of the reference, salted with a secret of this service alone. */
@ApplicationScoped
class Tombstones {

    private final BlindIndex index;

    Tombstones(BlindIndex index) {
        this.index = index;
    }

    byte[] of(PersonRef person) {
        return index.of("child_removal.tombstone", person.value());
    }
}
