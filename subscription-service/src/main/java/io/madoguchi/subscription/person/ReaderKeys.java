package io.madoguchi.subscription.person;

import io.madoguchi.persons.Holder;
import jakarta.enterprise.context.ApplicationScoped;

/** A reader's contact is sealed. */
@ApplicationScoped
class ReaderKeys implements KeyUse {

    @Override
    public boolean needs(Holder holder) {
        return Reader.isKnown(holder);
    }
}
