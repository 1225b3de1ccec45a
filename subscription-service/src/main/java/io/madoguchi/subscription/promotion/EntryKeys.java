package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.person.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;

/** An entry keeps its contact sealed until it is erased. */
@ApplicationScoped
class EntryKeys implements KeyUse {

    @Override
    public boolean needs(Holder holder) {
        return Entry.isKnown(holder);
    }
}
