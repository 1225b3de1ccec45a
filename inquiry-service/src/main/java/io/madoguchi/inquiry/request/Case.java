package io.madoguchi.inquiry.request;

import io.madoguchi.events.Ids;
import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.persons.ContactPoint;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PhoneNumber;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One matter of one person with one company. Where it stands is written here; how it got there is its events. */
@Entity
@Table(name = "inquiry_case")
class Case extends PanacheEntityBase {

    private static final String CONTACT = "inquiry_case.contact";
    private static final String NAME = "inquiry_case.name";
    private static final String TEXT = "inquiry_case.text";

    @Id
    UUID id;

    String number;
    byte[] keyHash;
    String company;

    @Enumerated(EnumType.STRING)
    CaseKind kind;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String locale;
    Instant receivedAt;

    @Nullable
    String residence;

    String[] lawPacks;
    String person;
    int generation;
    byte[] contactSealed;
    byte @Nullable [] nameSealed;
    byte[] textSealed;

    @Nullable
    UUID collectionPoint;

    @Nullable
    Integer noticeRevision;

    @Nullable
    String noticeHash;

    @Nullable
    String section;

    @Enumerated(EnumType.STRING)
    Phase phase;

    Instant phaseSince;

    @Enumerated(EnumType.STRING)
    Waiting waiting;

    Instant waitingSince;

    @Enumerated(EnumType.STRING)
    Assurance assurance;

    @Nullable
    String reviewAskedBy;

    @Nullable
    UUID mergedInto;

    int lastEvent;
    Instant createdAt;

    @Nullable
    String createdBy;

    @Version
    int version;

    protected Case() {}

    static Case open(NewCase taken, CaseKey key, List<String> lawPacks, Holder holder, Seal seal, Instant now) {
        Case opened = new Case();
        opened.id = Ids.next();
        opened.number = key.number();
        opened.keyHash = key.hash();
        opened.company = taken.company();
        opened.kind = taken.kind();
        opened.channel = taken.channel();
        opened.locale = taken.locale();
        opened.receivedAt = taken.received();
        opened.residence = taken.residence();
        opened.lawPacks = lawPacks.toArray(String[]::new);
        opened.person = holder.person().value();
        opened.generation = holder.generation();
        opened.phase = Phase.RECEIVED;
        opened.phaseSince = now;
        opened.waiting = Waiting.NOBODY;
        opened.waitingSince = now;
        opened.assurance = Assurance.A0;
        opened.createdAt = now;
        opened.createdBy = taken.takenBy();
        opened.write(taken, seal);
        NewCase.NoticeShown notice = taken.notice();
        if (notice != null) {
            opened.collectionPoint = notice.collectionPoint();
            opened.noticeRevision = notice.revision();
            opened.noticeHash = notice.hash();
        }
        return opened;
    }

    private void write(NewCase taken, Seal seal) {
        Sealing sealing = sealing(seal);
        contactSealed = sealing.close(
                RetentionClass.CONTACT, CONTACT, id, typed(taken.requester().contact()));
        nameSealed = sealing.closeOrNot(
                RetentionClass.CONTACT, NAME, id, taken.requester().name());
        textSealed = sealing.close(Sealing.ofText(kind), TEXT, id, taken.text());
    }

    private static String typed(ContactPoint contact) {
        return switch (contact) {
            case EmailAddress address -> address.typed();
            case PhoneNumber number -> number.normalised();
        };
    }

    /** The case again, as what somebody took in: for the part that is split off. */
    NewCase taken(Seal seal, List<NewCase.Asked> asked) {
        NewCase.NoticeShown notice = collectionPoint == null || noticeRevision == null || noticeHash == null
                ? null
                : new NewCase.NoticeShown(collectionPoint, noticeRevision, noticeHash);
        return new NewCase(
                company,
                kind,
                channel,
                locale,
                receivedAt,
                new NewCase.Requester(ContactPoint.parse(contact(seal)), name(seal)),
                residence,
                text(seal),
                asked,
                notice,
                createdBy);
    }

    void move(Standing to, Instant at) {
        switch (to) {
            case Phase next -> {
                phaseSince = next == phase ? phaseSince : at;
                phase = next;
            }
            case Waiting next -> {
                waitingSince = next == waiting ? waitingSince : at;
                waiting = next;
            }
            case Outcome _ -> throw new IllegalArgumentException("an outcome belongs to an item");
        }
    }

    String contact(Seal seal) {
        return sealing(seal).open(RetentionClass.CONTACT, CONTACT, id, contactSealed);
    }

    @Nullable
    String name(Seal seal) {
        return sealing(seal).openOrNot(RetentionClass.CONTACT, NAME, id, nameSealed);
    }

    String text(Seal seal) {
        return sealing(seal).open(Sealing.ofText(kind), TEXT, id, textSealed);
    }

    Sealing sealing(Seal seal) {
        return new Sealing(seal, new Holder(new PersonRef(person), generation));
    }

    /** All that changes a case waits for its turn here. */
    static Optional<Case> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<Case> ofNumber(String number) {
        return find("number", number).firstResultOptional();
    }
}
