package io.madoguchi.subscription.signup;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Contact;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person asked for, under which notice; the evidence of the consents it leads to. */
@Entity
public class SignUp extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String person;

    int generation;

    @Column(nullable = false)
    String company;

    byte @Nullable [] addressIndex;

    byte @Nullable [] addressSealed;

    byte @Nullable [] nameSealed;

    @Column(nullable = false)
    String locale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Channel channel;

    UUID collectionPoint;
    int noticeRevision;

    @Column(nullable = false)
    String noticeHash;

    /** The language the notice was read in, which need not be that of the mails. */
    @Column(nullable = false)
    String noticeLocale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SignUpState state;

    @Column(nullable = false)
    byte[] confirmLink;

    byte @Nullable [] confirmedBy;

    @Column(nullable = false)
    Instant requestedAt;

    @Column(nullable = false)
    Instant expiresAt;

    @Nullable
    Instant confirmedAt;

    @Nullable
    Instant welcomedAt;

    protected SignUp() {}

    private SignUp(Holder holder, String company, Locale locale, Evidence evidence, Links links, Instant now) {
        this.id = Ids.next();
        this.person = holder.person().value();
        this.generation = holder.generation();
        this.company = company;
        this.locale = locale.getLanguage();
        this.channel = evidence.channel();
        this.collectionPoint = evidence.collectionPoint();
        this.noticeRevision = evidence.noticeRevision();
        this.noticeHash = evidence.noticeHash();
        this.noticeLocale = evidence.noticeLocale().getLanguage();
        this.confirmLink = links.hashOf(LinkPurpose.CONFIRM, id);
        this.state = SignUpState.PENDING;
        this.requestedAt = now;
        this.expiresAt = now;
    }

    /** Under which notice, where and how it was asked. */
    public record Evidence(
            UUID collectionPoint, int noticeRevision, String noticeHash, Locale noticeLocale, Channel channel) {}

    /** Waits for its confirmation, with the contact sealed under a key of the person's own. */
    static SignUp ask(Holder holder, Contact contact, Evidence evidence, Tools tools, Instant now, Instant expiresAt) {
        SignUp signUp = new SignUp(holder, contact.company(), contact.locale(), evidence, tools.links(), now);
        signUp.expiresAt = expiresAt;
        signUp.addressIndex = contact.addressIndex();
        signUp.addressSealed =
                signUp.seal(tools.seal(), "address", contact.address().typed());
        String name = contact.name();
        signUp.nameSealed = name == null ? null : signUp.seal(tools.seal(), "name", name);
        return signUp;
    }

    /** What sealing and linking need. */
    record Tools(Seal seal, Links links) {}

    /** A sign-up that was confirmed in the same moment: the press of an undo link. */
    public static SignUp again(SignUp before, Holder holder, Links links, Instant now) {
        SignUp signUp = new SignUp(holder, before.company, before.locale(), before.evidence(), links, now);
        // of an imported consent too the press is the reader's own
        signUp.channel = before.channel == Channel.IMPORT ? Channel.FORM : before.channel;
        signUp.state = SignUpState.CONFIRMED;
        signUp.confirmedAt = now;
        signUp.persist();
        return signUp;
    }

    /** Sealed and stored contact of a sign-up that still waits. */
    public Contact contact(Seal seal) {
        byte[] index = addressIndex;
        byte[] address = addressSealed;
        byte[] name = nameSealed;
        if (index == null || address == null) {
            throw new IllegalStateException("No contact is kept for a sign-up that is " + state);
        }
        return new Contact(
                company,
                EmailAddress.parse(open(seal, "address", address)),
                index,
                name == null ? null : open(seal, "name", name),
                locale());
    }

    /** Done: from here on the reader holds the contact. */
    public void confirm(byte @Nullable [] command, Instant now) {
        state = SignUpState.CONFIRMED;
        confirmedAt = now;
        confirmedBy = command;
        forgetContact();
    }

    /** The person stopped everything before confirming. */
    public void cancel() {
        state = SignUpState.CANCELLED;
        forgetContact();
    }

    private void forgetContact() {
        addressIndex = null;
        addressSealed = null;
        nameSealed = null;
    }

    /** True once: the welcome mail of this sign-up is due. */
    public boolean welcome(Instant now) {
        if (welcomedAt != null) {
            return false;
        }
        welcomedAt = now;
        return true;
    }

    /** How the link stands now. */
    public SignUpState stateAt(Instant now) {
        return state == SignUpState.PENDING && !now.isBefore(expiresAt) ? SignUpState.EXPIRED : state;
    }

    /** Whether a confirmation mail may start; holds the row against a confirmation or a stop until the transaction ends. */
    public static boolean holdPending(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select 1 from sign_up where id = ?1 and state = 'PENDING' for share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    public boolean isPendingAt(Instant now) {
        return stateAt(now) == SignUpState.PENDING;
    }

    public static Optional<SignUp> findSignUp(UUID id) {
        return findByIdOptional(id);
    }

    public static Optional<SignUp> findByLink(byte[] link) {
        return find("confirmLink", link).firstResultOptional();
    }

    /** Whose it is, read before that person's turn is taken. */
    public static Optional<PersonRef> personOf(byte[] link) {
        return getEntityManager()
                .createQuery("select person from SignUp where confirmLink = :link", String.class)
                .setParameter("link", link)
                .getResultStream()
                .findFirst()
                .map(PersonRef::new);
    }

    public static Optional<SignUp> lockByLink(byte[] link) {
        return find("confirmLink", link)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** What this person has asked for and not yet confirmed, locked. */
    public static List<SignUp> lockPending(PersonRef person) {
        return find("person = ?1 and state = ?2 order by id", person.value(), SignUpState.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public static List<SignUp> listPending(PersonRef person) {
        return list("person = ?1 and state = ?2 order by id", person.value(), SignUpState.PENDING);
    }

    static boolean isWaiting(Holder holder) {
        return count(
                        "person = ?1 and generation = ?2 and state = ?3",
                        holder.person().value(),
                        holder.generation(),
                        SignUpState.PENDING)
                > 0;
    }

    public List<SignUpTopic> topics() {
        return SignUpTopic.list("signUp = ?1 order by episode", id);
    }

    public Evidence evidence() {
        return new Evidence(collectionPoint, noticeRevision, noticeHash, Locale.of(noticeLocale), channel);
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

    public Instant expiresAt() {
        return expiresAt;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public byte @Nullable [] confirmedBy() {
        return confirmedBy;
    }

    private byte[] seal(Seal seal, String column, String plain) {
        return seal.seal(holder(), RetentionClass.CONTACT, context(column), plain);
    }

    private String open(Seal seal, String column, byte[] sealed) {
        return seal.open(holder(), RetentionClass.CONTACT, context(column), sealed);
    }

    private String context(String column) {
        return "sign_up." + column + "|" + id;
    }
}
