package io.madoguchi.inquiry.request;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a case. Only added, never changed: the database refuses it too. */
@Entity
@Immutable
class CaseEvent extends PanacheEntityBase {

    private static final String NOTE = "case_event.note";

    @Id
    UUID id;

    UUID inquiryCase;
    int position;

    @Nullable
    UUID item;

    @Enumerated(EnumType.STRING)
    Fact fact;

    @Nullable
    String ground;

    @Nullable
    String section;

    byte @Nullable [] noteSealed;
    Instant at;

    @Nullable
    String actor;

    protected CaseEvent() {}

    static CaseEvent add(Case to, Happening happening, Seal seal, @Nullable String actor, Instant at) {
        CaseEvent event = new CaseEvent();
        event.id = Ids.next();
        event.inquiryCase = to.id;
        event.position = ++to.lastEvent;
        event.item = happening.item();
        event.fact = happening.fact();
        event.ground = happening.ground();
        event.section = happening.section();
        event.noteSealed = to.sealing(seal).closeOrNot(Sealing.ofText(to.kind), NOTE, event.id, happening.note());
        event.at = at;
        event.actor = actor;
        return event;
    }

    @Nullable
    String note(Case of, Seal seal) {
        return of.sealing(seal).openOrNot(Sealing.ofText(of.kind), NOTE, id, noteSealed);
    }

    static List<CaseEvent> of(UUID inquiryCase) {
        return list("inquiryCase = ?1 order by position", inquiryCase);
    }

    static List<CaseEvent> ofAll(List<UUID> cases) {
        return list("inquiryCase in ?1 order by inquiryCase, position", cases);
    }
}
