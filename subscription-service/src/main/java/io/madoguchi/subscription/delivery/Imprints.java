package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.language.Bilingual;
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

    private record Key(
            @Nullable UUID issue, String locale, @Nullable Bilingual names) {}

    Imprints(Press press, Stationery stationery) {
        this.press = press;
        this.stationery = stationery;
    }

    /** The name in From is the letterhead's: it is fixed for an issue when its mails are planned. */
    Imprint of(Assignment mail, Letterhead head) {
        if (imprints.size() > MOST) {
            imprints.clear();
        }
        Key key = new Key(mail.issue(), mail.locale().toLanguageTag(), head.names());
        return imprints.computeIfAbsent(key, absent -> {
            Master master = QuarkusTransaction.requiringNew().call(() -> press.master(mail));
            return Imprint.of(
                    master.from(head.name(master.fromName(), mail.locale())),
                    stationery.identities().boundary(key.issue + "|" + key.locale));
        });
    }
}
