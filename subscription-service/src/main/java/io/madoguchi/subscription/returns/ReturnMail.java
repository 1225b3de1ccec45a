package io.madoguchi.subscription.returns;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that came back, byte for byte, under the key of whoever it names. */
@Entity
public class ReturnMail extends PanacheEntityBase {

    /** After so many faults of ours it is listed as not understood. */
    private static final int MOST_TRIES = 5;

    @Id
    UUID id;

    @Column(nullable = false)
    byte[] hash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Door door;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Address.Kind address;

    @Nullable
    UUID tokenOf;

    boolean nullSender;

    @Column(nullable = false)
    String person;

    int generation;

    byte @Nullable [] sealed;

    int bytes;

    @Column(nullable = false)
    Instant receivedAt;

    @Nullable
    Instant readAt;

    int tries;

    /** How it came in. */
    enum Door {
        SMTP,
        HTTP
    }

    /** What came, as it is kept. */
    record Arrival(Door door, Address address, boolean nullSender, byte[] raw) {}

    protected ReturnMail() {}

    private ReturnMail(Arrival arrival, byte[] hash, Holder holder, Instant now) {
        this.id = Ids.next();
        this.hash = hash;
        this.door = arrival.door();
        this.address = arrival.address().kind();
        this.tokenOf = arrival.address().tokenOf();
        this.nullSender = arrival.nullSender();
        this.person = holder.person().value();
        this.generation = holder.generation();
        this.bytes = arrival.raw().length;
        this.receivedAt = now;
    }

    static ReturnMail keep(Arrival arrival, byte[] hash, Holder holder, Seal seal, Instant now) {
        ReturnMail mail = new ReturnMail(arrival, hash, holder, now);
        // bytes in a text that holds each as one letter
        String text = new String(arrival.raw(), StandardCharsets.ISO_8859_1);
        mail.sealed = seal.seal(holder, RetentionClass.CONTENT, context(mail.id), text);
        return mail;
    }

    /** Empty when the bytes had their time, or their person was erased. */
    Optional<byte[]> raw(Seal seal) {
        byte[] kept = sealed;
        if (kept == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(seal.open(holder(), RetentionClass.CONTENT, context(id), kept)
                    .getBytes(StandardCharsets.ISO_8859_1));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    /** The one holder whose key seals it: a person, or nobody but this mail. */
    Holder holder() {
        return new Holder(new PersonRef(person), generation);
    }

    void read(Instant now) {
        readAt = now;
    }

    /** False when it was tried often enough. */
    boolean tryAgain() {
        tries++;
        return tries < MOST_TRIES;
    }

    static Optional<ReturnMail> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whose it is, asked before the row is locked: an entity that was read by then would stay as it was. */
    static Optional<PersonRef> personOf(UUID id) {
        return getEntityManager()
                .createQuery("select person from ReturnMail where id = :id", String.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(PersonRef::new);
    }

    static Optional<ReturnMail> findByHash(byte[] hash) {
        return find("hash", (Object) hash).firstResultOptional();
    }

    static List<UUID> listUnread(int most) {
        return getEntityManager()
                .createQuery("select id from ReturnMail where readAt is null order by receivedAt", UUID.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** The bytes of what is old and was read. */
    static int forget(Instant before) {
        return update("sealed = null where receivedAt < ?1 and readAt is not null and sealed is not null", before);
    }

    static boolean isKnown(Holder holder) {
        return count(
                        "person = ?1 and generation = ?2 and sealed is not null",
                        holder.person().value(),
                        holder.generation())
                > 0;
    }

    private static String context(UUID id) {
        return "return_mail.sealed|" + id;
    }
}
