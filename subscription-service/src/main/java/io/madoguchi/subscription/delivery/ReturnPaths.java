package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The addresses our mails give out for what comes back, and whom their tokens name. Nobody else can make one. */
@ApplicationScoped
public class ReturnPaths {

    /** Letters of a token: the place of one in a mail that is laid out once is as long. */
    public static final int TOKEN = 39;

    private final MailIdentity identity;
    private final Optional<String> domain;

    ReturnPaths(Stationery stationery, DeliveryConfig config) {
        this.identity = stationery.identities();
        this.domain = config.bounceDomain().filter(name -> !name.isBlank());
    }

    /** The domain that takes what comes back; none where nothing is taken. */
    public Optional<String> domain() {
        return domain;
    }

    public String leaveToken(UUID subscription) {
        return identity.leaveToken(subscription);
    }

    public Optional<UUID> subscriptionOf(String token) {
        return identity.subscriptionOf(token);
    }

    public Optional<UUID> deliveryOf(String token) {
        return identity.deliveryOf(token);
    }
}
