package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.signup.Channel;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's one entry. It subscribes them to nothing. */
@Entity(name = "PromotionEntry")
@Table(name = "promotion_entry")
public class Entry extends PanacheEntityBase {

    @Id
    UUID id;

    UUID promotion;

    @Column(nullable = false)
    String company;

    @Column(nullable = false)
    String person;

    int generation;

    @Column(nullable = false)
    byte[] matchIndex;

    @Column(nullable = false)
    byte[] addressSealed;

    byte @Nullable [] nameSealed;

    @Column(nullable = false)
    String locale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Channel channel;

    int rules;
    UUID collectionPoint;
    int noticeRevision;

    @Column(nullable = false)
    String noticeHash;

    /** In which language the notice was read; the receipt may come in the other one. */
    @Column(nullable = false)
    String noticeLocale;

    @Column(nullable = false)
    byte[] leaf;

    @Column(nullable = false)
    byte[] entryLink;

    @Column(nullable = false)
    Instant enteredAt;

    protected Entry() {}

    /** What an entry is made of besides its request. */
    record Particulars(
            UUID id, Promotion promotion, Holder holder, Contact contact, byte[] matchIndex, Locale noticeRead) {}

    static Entry of(Particulars made, EnterPromotion request, Seal seal, Links links, Instant now) {
        Entry entry = new Entry();
        entry.id = made.id();
        entry.promotion = made.promotion().id;
        entry.company = made.promotion().company;
        entry.person = made.holder().person().value();
        entry.generation = made.holder().generation();
        entry.matchIndex = made.matchIndex();
        entry.locale = request.locale();
        entry.channel = request.through();
        entry.rules = request.rules();
        entry.collectionPoint = made.promotion().collectionPoint;
        entry.noticeRevision = request.notice().revision();
        entry.noticeHash = request.notice().hash();
        entry.noticeLocale = made.noticeRead().getLanguage();
        entry.leaf = EntryTree.leaf(entry.promotion, links.token(LinkPurpose.TICKET, entry.id));
        entry.entryLink = links.hashOf(LinkPurpose.ENTRY, entry.id);
        entry.enteredAt = now;
        entry.addressSealed =
                entry.seal(seal, "address", made.contact().address().typed());
        String name = made.contact().name();
        entry.nameSealed = name == null ? null : entry.seal(seal, "name", name);
        return entry;
    }

    /** Opens the contact; each caller answers for why. */
    public Contact contact(Seal seal) {
        byte[] name = nameSealed;
        return new Contact(
                company,
                EmailAddress.parse(open(seal, "address", addressSealed)),
                matchIndex,
                name == null ? null : open(seal, "name", name),
                locale());
    }

    private byte[] seal(Seal seal, String column, String plain) {
        return seal.seal(holder(), RetentionClass.CONTACT, context(column), plain);
    }

    private String open(Seal seal, String column, byte[] sealed) {
        return seal.open(holder(), RetentionClass.CONTACT, context(column), sealed);
    }

    private String context(String column) {
        return "promotion_entry." + column + "|" + id;
    }

    public static Optional<Entry> findEntry(UUID id) {
        return findByIdOptional(id);
    }

    /** Whether the entry still stands; held against its withdrawal until the transaction ends. */
    public static boolean hold(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select 1 from promotion_entry where id = ?1 for share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    static Optional<Entry> findByLink(byte[] link) {
        return find("entryLink", link).firstResultOptional();
    }

    static Optional<Entry> lockByLink(byte[] link) {
        return find("entryLink", link).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<Entry> findByMatch(UUID promotion, byte[] matchIndex) {
        return find("promotion = ?1 and matchIndex = ?2", promotion, matchIndex).firstResultOptional();
    }

    static Optional<Entry> findByLeaf(UUID promotion, byte[] leaf) {
        return find("promotion = ?1 and leaf = ?2", promotion, leaf).firstResultOptional();
    }

    /** Lets one transaction at a time decide whether this mailbox has entered. Taken after the person's turn. */
    static void takeTurn(byte[] matchIndex) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(encode(?1, 'hex'), 1)) as text)")
                .setParameter(1, matchIndex)
                .getSingleResult();
    }

    static List<byte[]> leaves(UUID promotion) {
        return getEntityManager()
                .createQuery("select leaf from PromotionEntry where promotion = :promotion", byte[].class)
                .setParameter("promotion", promotion)
                .getResultList();
    }

    static boolean isKnown(Holder holder) {
        return count("person = ?1 and generation = ?2", holder.person().value(), holder.generation()) > 0;
    }

    public UUID id() {
        return id;
    }

    public UUID promotionId() {
        return promotion;
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

    public UUID collectionPoint() {
        return collectionPoint;
    }
}
