package io.madoguchi.subscription.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The issues that are sent now, each laid out once per language; their content is frozen since it was approved. */
@ApplicationScoped
class Imprints {

    private static final int MOST = 64;

    private final Press press;
    private final Stationery stationery;
    private final Map<Key, Imprint> imprints = new ConcurrentHashMap<>();

    private record Key(@Nullable UUID issue, String locale) {}

    Imprints(Press press, Stationery stationery) {
        this.press = press;
        this.stationery = stationery;
    }

    Imprint of(Assignment mail) {
        if (imprints.size() > MOST) {
            imprints.clear();
        }
        Key key = new Key(mail.issue(), mail.locale().toLanguageTag());
        return imprints.computeIfAbsent(key, absent -> {
            Master master = QuarkusTransaction.requiringNew().call(() -> press.master(mail));
            return Imprint.of(master, stationery.identities().boundary(key.issue + "|" + key.locale));
        });
    }
}
