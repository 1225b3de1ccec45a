package io.madoguchi.subscription.contact;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a person's card came in, and for which purposes; who met them and under which circumstances is sealed. */
@Entity
class ImportedContact extends PanacheEntityBase {

    @Id
    UUID id;

    UUID reader;
    String person;
    int generation;
    String company;
    UUID collectionPoint;

    /** What the card is good for; one whose time is over is taken out, and the row goes with the last. */
    UUID[] purposes;

    @Column(name = "import")
    UUID file;

    int row;
    LocalDate metOn;
    byte[] metBySealed;
    byte @Nullable [] noteSealed;
    Instant createdAt;

    protected ImportedContact() {}

    static ImportedContact of(
            Reader reader, CollectionPoint point, ContactImport file, ContactRow card, Seal seal, Instant now) {
        ImportedContact contact = new ImportedContact();
        contact.id = Ids.next();
        contact.reader = reader.id();
        contact.person = reader.holder().person().value();
        contact.generation = reader.holder().generation();
        contact.company = reader.company();
        contact.collectionPoint = point.id();
        contact.purposes = point.purposes().toArray(UUID[]::new);
        contact.file = file.id;
        contact.row = card.row();
        contact.metOn = card.metOn();
        contact.metBySealed = contact.seal(reader, seal, "met_by", card.metBy());
        String note = card.note();
        contact.noteSealed = note == null ? null : contact.seal(reader, seal, "note", note);
        contact.createdAt = now;
        return contact;
    }

    private byte[] seal(Reader reader, Seal seal, String column, String plain) {
        return seal.seal(reader.holder(), RetentionClass.CONTACT, "imported_contact." + column + "|" + id, plain);
    }

    /** What all cards of this reader are good for. */
    static List<UUID> purposesOf(Reader reader) {
        return ImportedContact.<ImportedContact>stream("reader", reader.id())
                .flatMap(card -> Arrays.stream(card.purposes))
                .distinct()
                .sorted()
                .toList();
    }

    static boolean isKnown(Reader reader, UUID collectionPoint, LocalDate metOn) {
        return count("reader = ?1 and collectionPoint = ?2 and metOn = ?3", reader.id(), collectionPoint, metOn) > 0;
    }
}
