package io.madoguchi.subscription.signup;

import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.person.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;

/** A sign-up that waits for its confirmation keeps its contact sealed. */
@ApplicationScoped
class SignUpKeys implements KeyUse {

    @Override
    public boolean needs(Holder holder) {
        return SignUp.isWaiting(holder);
    }
}
