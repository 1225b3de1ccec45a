package io.madoguchi.subscription.returns;

import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.person.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;

/** What came back is sealed until its time is over. */
@ApplicationScoped
class ReturnKeys implements KeyUse {

    @Override
    public boolean needs(Holder holder) {
        return ReturnMail.isKnown(holder);
    }
}
