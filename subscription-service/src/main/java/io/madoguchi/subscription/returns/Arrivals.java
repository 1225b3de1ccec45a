package io.madoguchi.subscription.returns;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.SentMails;
import io.madoguchi.subscription.returns.ReturnMail.Arrival;
import io.madoguchi.subscription.subscription.Subscription;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes mails in. First each is committed, then it is read; whoever hands it in is told after both, and a fault in the
 * reading costs nothing: it is read again later (P7).
 */
@ApplicationScoped
class Arrivals implements SmtpSession.Desk {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final Addresses addresses;
    private final Readings readings;
    private final SentMails mails;
    private final PersonRefs refs;
    private final Seal seal;
    private final EntityManager database;
    private final Clock clock;

    Arrivals(
            Addresses addresses,
            Readings readings,
            SentMails mails,
            PersonRefs refs,
            Seal seal,
            EntityManager database,
            Clock clock) {
        this.addresses = addresses;
        this.readings = readings;
        this.mails = mails;
        this.refs = refs;
        this.seal = seal;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Address> find(String address) {
        return addresses.find(address);
    }

    @Override
    public void take(List<Address> addresses, boolean nullSender, byte[] raw) {
        // all or none: a mail to two addresses is acknowledged once
        List<UUID> kept = QuarkusTransaction.requiringNew()
                .call(() -> addresses.stream()
                        .map(address -> keep(new Arrival(ReturnMail.Door.SMTP, address, nullSender, raw)))
                        .toList());
        kept.forEach(this::read);
    }

    /** The same mail again is the one that is here. */
    UUID take(Arrival arrival) {
        UUID kept = QuarkusTransaction.requiringNew().call(() -> keep(arrival));
        read(kept);
        return kept;
    }

    private void read(UUID mail) {
        try {
            readings.read(mail);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Return %s is kept and will be read again: %s",
                    mail, e.getClass().getSimpleName());
        }
    }

    private UUID keep(Arrival arrival) {
        byte[] hash = hash(arrival);
        database.createNativeQuery("select cast(pg_advisory_xact_lock(:hash) as text)")
                .setParameter("hash", ByteBuffer.wrap(hash).getLong())
                .getSingleResult();
        Optional<ReturnMail> known = ReturnMail.findByHash(hash);
        if (known.isPresent()) {
            return known.get().id;
        }
        ReturnMail mail = ReturnMail.keep(arrival, hash, holder(arrival.address()), seal, clock.instant());
        mail.persist();
        return mail.id;
    }

    /** Who is named, so that it goes with them; a key of its own for what names nobody. */
    private Holder holder(Address address) {
        UUID named = address.tokenOf();
        Optional<Holder> person = named == null
                ? Optional.empty()
                : switch (address.kind()) {
                    case BOUNCE -> mails.find(named).map(SentMails.Sent::person);
                    case UNSUBSCRIBE -> Subscription.findSubscription(named).map(Subscription::holder);
                    case ABUSE, NONE -> Optional.empty();
                };
        return person.map(Holder::person).map(this::current).orElseGet(this::nobody);
    }

    private Holder current(PersonRef person) {
        return new Holder(person, seal.generationOf(person));
    }

    private Holder nobody() {
        return current(refs.of("returns", EmailAddress.parse(Ids.next() + "@returns.invalid")));
    }

    private static byte[] hash(Arrival arrival) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((arrival.address().kind() + "|" + arrival.address().tokenOf() + "|")
                    .getBytes(StandardCharsets.US_ASCII));
            return sha256.digest(arrival.raw());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
