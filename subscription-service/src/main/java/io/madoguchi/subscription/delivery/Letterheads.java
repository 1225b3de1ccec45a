package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.Standing;
import io.madoguchi.subscription.identity.Standings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The identities that may carry issues now. Looked at with each heartbeat: what may not is held, and not lost. */
@ApplicationScoped
class Letterheads {

    private static final Logger LOG = Logger.getLogger(Letterheads.class);

    private final Standings standings;
    private final KeyShelf shelf;
    private final Stationery stationery;
    private final DeliveryConfig config;
    private final Path relays;
    private final Map<String, Letterhead> made = new ConcurrentHashMap<>();
    private final Map<UUID, Standing> last = new ConcurrentHashMap<>();
    private volatile List<Letterhead> ready = List.of();

    Letterheads(
            Standings standings,
            KeyShelf shelf,
            Stationery stationery,
            DeliveryConfig config,
            @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.standings = standings;
        this.shelf = shelf;
        this.stationery = stationery;
        this.config = config;
        this.relays = secrets.resolve("relays");
    }

    void look() {
        ready = QuarkusTransaction.requiringNew().call(this::found);
    }

    private List<Letterhead> found() {
        List<Letterhead> found = new ArrayList<>();
        Set<UUID> all = new HashSet<>();
        for (SendingIdentity identity : SendingIdentity.listEvery()) {
            Standing standing = standings.of(identity);
            Standing before = last.put(identity.id(), standing);
            if (standing != before && (before != null || standing != Standing.READY)) {
                LOG.infof("Sending identity %s: %s", identity.id(), standing);
            }
            all.add(identity.id());
            if (standing == Standing.READY) {
                found.add(of(identity));
            }
        }
        last.keySet().retainAll(all);
        return List.copyOf(found);
    }

    /** The same one until its settings change. */
    Letterhead of(SendingIdentity identity) {
        KeyRing ring = shelf.ring(identity);
        if (identity.isHouse()) {
            return stationery.house();
        }
        return made.computeIfAbsent(
                identity.id() + identity.fingerprint() + identity.names(),
                key -> new Letterhead(
                        identity.id(),
                        identity.from(),
                        identity.dkimDomain(),
                        identity.names(),
                        Optional.ofNullable(identity.returnDomain()),
                        Optional.empty(),
                        ring,
                        new RelayAccess(config.smtp(), identity, relays).connector()));
    }

    List<Letterhead> ready() {
        return ready;
    }
}
