package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.KeyStock;
import io.madoguchi.subscription.identity.SendingIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The mounted keys of all identities. */
@ApplicationScoped
class KeyShelf implements KeyStock {

    private final Map<String, KeyRing> rings = new ConcurrentHashMap<>();
    private final Stationery stationery;
    private final Clock clock;
    private final @Nullable Path directory;

    KeyShelf(Stationery stationery, DeliveryConfig config, Clock clock) {
        this.stationery = stationery;
        this.clock = clock;
        this.directory = Stationery.keyDirectory(config);
    }

    /** The ring of an identity, which follows what its row says. */
    KeyRing ring(SendingIdentity identity) {
        KeyRing ring = identity.isHouse()
                ? stationery.house().keys()
                : rings.computeIfAbsent(
                        identity.id() + " " + identity.dkimDomain(),
                        key -> new KeyRing(directory, identity.dkimDomain(), clock));
        ring.follow(identity.selectors());
        return ring;
    }

    @Override
    public boolean canSign(SendingIdentity identity) {
        return stationery.maySend(ring(identity));
    }

    @Override
    public List<PublicKeyRecord> publicKeys(SendingIdentity identity) {
        List<PublicKeyRecord> records = new ArrayList<>();
        for (DkimKeys.Key key : ring(identity).standing()) {
            try {
                String algorithm = key.algorithm().name().toLowerCase(Locale.ROOT);
                records.add(new PublicKeyRecord(key.selector(), algorithm, PublicHalf.of(key.key())));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return records;
    }
}
