package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The tokens our mails carry in their return path. */
@ApplicationScoped
public class ReturnTokens {

    private final Stationery stationery;

    ReturnTokens(Stationery stationery) {
        this.stationery = stationery;
    }

    public String of(UUID delivery) {
        return stationery.identities().returnToken(delivery);
    }
}
