package io.madoguchi.subscription.contact;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One file of cards: where they came in, how far it has come, and what became of its rows. Never the rows. */
@Entity
class ContactImport extends PanacheEntityBase {

    /** One that was cut off stays RUNNING until the same command comes again. */
    @Schema(name = "ContactImportState")
    enum State {
        RUNNING,
        DONE
    }

    @Id
    UUID id;

    String company;
    UUID collectionPoint;

    @Enumerated(EnumType.STRING)
    ContactChannel channel;

    String locale;

    @Enumerated(EnumType.STRING)
    State state;

    int total;
    int lastRow;
    int recorded;
    int known;
    int refused;
    Instant createdAt;
    String createdBy;

    @Nullable
    Instant finishedAt;

    protected ContactImport() {}

    /** Where the cards of one file came in, and in which language their owners are written to. */
    record Origin(CollectionPoint point, ContactChannel channel, Locale locale) {}

    static ContactImport begin(Origin origin, ContactReader.Read read, String by, Instant now) {
        ContactImport begun = new ContactImport();
        begun.id = Ids.next();
        begun.company = origin.point().company();
        begun.collectionPoint = origin.point().id();
        begun.channel = origin.channel();
        begun.locale = origin.locale().getLanguage();
        begun.state = State.RUNNING;
        begun.total = read.rows().size() + read.refused().size();
        begun.createdAt = now;
        begun.createdBy = by;
        begun.persist();
        read.refused().forEach(begun::refuse);
        return begun;
    }

    void refuse(ContactReader.Refused row) {
        ContactRefusal.of(id, row).persist();
        refused++;
    }

    void finish(Instant now) {
        if (state == State.RUNNING) {
            state = State.DONE;
            finishedAt = now;
        }
    }

    Locale locale() {
        return Locale.of(locale);
    }

    /** The run, for one batch at a time. */
    static ContactImport lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ContactImport> newest(Set<String> companies, UUID before, int most) {
        return find("company in ?1 and id < ?2 order by id desc", companies, before)
                .page(0, most)
                .list();
    }
}
