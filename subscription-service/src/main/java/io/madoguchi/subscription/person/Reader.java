package io.madoguchi.subscription.person;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as one company's mail knows them: the sealed contact, and the language they read. */
@Entity
public class Reader extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String person;

    int generation;

    @Column(nullable = false)
    String company;

    @Column(nullable = false)
    byte[] addressIndex;

    @Column(nullable = false)
    byte[] addressSealed;

    byte @Nullable [] nameSealed;

    @Column(nullable = false)
    String locale;

    @Column(nullable = false)
    byte[] choicesLink;

    @Column(nullable = false)
    Instant createdAt;

    /** Since when the whole mail service is stopped (E11). */
    @Nullable
    Instant stoppedAt;

    protected Reader() {}

    private Reader(UUID id, Holder holder, Contact contact, byte[] choicesLink, Instant now) {
        this.id = id;
        this.person = holder.person().value();
        this.generation = holder.generation();
        this.company = contact.company();
        this.addressIndex = contact.addressIndex();
        this.locale = contact.locale().getLanguage();
        this.choicesLink = choicesLink;
        this.createdAt = now;
        this.addressSealed = new byte[0];
    }

    /** A confirmed contact becomes a reader. */
    public static Reader open(Holder holder, Contact contact, Seal seal, Links links, Instant now) {
        UUID id = Ids.next();
        Reader reader = new Reader(id, holder, contact, links.hashOf(LinkPurpose.CHOICES, id), now);
        reader.addressSealed = sealAddress(seal, holder, id, contact.address());
        reader.rename(contact.name(), seal);
        reader.persist();
        return reader;
    }

    /** The one reader of this address at this company, locked: all changes to one person's subscriptions queue here. */
    public static Optional<Reader> lockByAddress(String company, byte[] addressIndex) {
        return find("company = ?1 and addressIndex = ?2", company, addressIndex)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * Lets one transaction at a time decide about this person, also where there is no reader yet. Always the first lock:
     * then the reader's row, then sign-ups.
     */
    public static void takeTurn(PersonRef person) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, person.value())
                .getSingleResult();
    }

    /** The reader behind a reference, locked; there is at most one, for the reference names the company. */
    public static Optional<Reader> lockByPerson(PersonRef person) {
        takeTurn(person);
        return find("person", person.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The reader with this id, locked. */
    public static Reader lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public static Optional<Reader> findByPerson(PersonRef person, String company) {
        return find("person = ?1 and company = ?2", person.value(), company).firstResultOptional();
    }

    /** The readers of one company behind these references. */
    public static List<Reader> listByPersons(List<String> people, String company) {
        return list("person in ?1 and company = ?2", people, company);
    }

    /** The reader whose page of choices this link opens. */
    public static Optional<Reader> findByChoices(byte[] link) {
        return find("choicesLink", link).firstResultOptional();
    }

    public static Optional<Reader> findReader(UUID id) {
        return findByIdOptional(id);
    }

    /** Whether anything is sealed here under this holder's key. */
    public static boolean isKnown(Holder holder) {
        return count("person = ?1 and generation = ?2", holder.person().value(), holder.generation()) > 0;
    }

    /** Takes the name that came with a later sign-up; none given keeps the one known. */
    public void rename(@Nullable String name, Seal seal) {
        if (name != null) {
            nameSealed = seal.seal(holder(), RetentionClass.CONTACT, context("name", id), name);
        }
    }

    /** Takes a name from a card, where the reader has not given one. */
    public void introduce(@Nullable String name, Seal seal) {
        if (nameSealed == null) {
            rename(name, seal);
        }
    }

    /** Wants no mail of this company at all; true once. */
    public boolean stop(Instant now) {
        if (stoppedAt != null) {
            return false;
        }
        stoppedAt = now;
        return true;
    }

    /** Asked for mail again. */
    public void comeBack() {
        stoppedAt = null;
    }

    public boolean hasStopped() {
        return stoppedAt != null;
    }

    public void read(Locale language) {
        locale = language.getLanguage();
    }

    public EmailAddress address(Seal seal) {
        return openAddress(seal, holder(), id, addressSealed);
    }

    public @Nullable String name(Seal seal) {
        return openName(seal, holder(), id, nameSealed);
    }

    /** For rows that are written by the thousand, and not as entities. */
    public static byte[] sealAddress(Seal seal, Holder holder, UUID id, EmailAddress address) {
        return seal.seal(holder, RetentionClass.CONTACT, context("address", id), address.typed());
    }

    /** As {@link #sealAddress}; a reader may have no name. */
    public static byte @Nullable [] sealName(Seal seal, Holder holder, UUID id, @Nullable String name) {
        return name == null ? null : seal.seal(holder, RetentionClass.CONTACT, context("name", id), name);
    }

    /** For rows that are read by the thousand, and not as entities. */
    public static EmailAddress openAddress(Seal seal, Holder holder, UUID id, byte[] sealed) {
        return EmailAddress.parse(seal.open(holder, RetentionClass.CONTACT, context("address", id), sealed));
    }

    /** As {@link #openAddress}; a reader may have no name. */
    public static @Nullable String openName(Seal seal, Holder holder, UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : seal.open(holder, RetentionClass.CONTACT, context("name", id), sealed);
    }

    public UUID id() {
        return id;
    }

    public Holder holder() {
        return new Holder(new PersonRef(person), generation);
    }

    public String company() {
        return company;
    }

    public Locale locale() {
        return Locale.of(locale);
    }

    private static String context(String column, UUID id) {
        return "reader." + column + "|" + id;
    }
}
