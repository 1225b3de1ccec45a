package io.madoguchi.subscription.returns;

import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.staff.Staff;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a member of staff may see of what came back: their companies', and what belongs to nobody where that is their work. */
@RequestScoped
class ReturnLooks {

    private static final UUID END = new UUID(-1, -1);
    private static final int SUBJECT = 200;
    private static final int TEXT = 4000;

    private final EntityManager database;
    private final Staff staff;
    private final SecurityIdentity identity;
    private final Seal seal;
    private final ReturnsConfig config;
    private final Clock clock;

    ReturnLooks(
            EntityManager database,
            Staff staff,
            SecurityIdentity identity,
            Seal seal,
            ReturnsConfig config,
            Clock clock) {
        this.database = database;
        this.staff = staff;
        this.identity = identity;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable String kind,
            @Nullable UUID issue,
            @Nullable UUID cursor) {}

    ReturnPage page(Filter filter, int limit) {
        List<ReturnEvent> found = database.createQuery("""
                from ReturnEvent where (company in :companies or company is null and :nobody = true)
                    and (:kind is null or kind = :kind) and (:issue is null or issue = :issue) and id < :cursor
                order by id desc
                """, ReturnEvent.class)
                .setParameter("companies", companies())
                .setParameter("nobody", mayNobody())
                .setParameter("kind", kind(filter.kind()))
                .setParameter("issue", filter.issue())
                .setParameter("cursor", filter.cursor() == null ? END : filter.cursor())
                .setMaxResults(limit + 1)
                .getResultList();
        List<ReturnView> items = found.stream().limit(limit).map(ReturnView::of).toList();
        return new ReturnPage(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    /** With the words of it where a person has to read them, and with how its contact stands. */
    ReturnView one(UUID id) {
        ReturnEvent event = ReturnEvent.findEvent(id).filter(this::isShown).orElseThrow(ProblemException::notFound);
        ReturnView view = ReturnView.of(event);
        Optional<ContactHealth> health = event.person().flatMap(ContactHealth::findHealth);
        if (health.isPresent()) {
            LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
            double score = health.get().score().at(today, config.score().halfLifeDays());
            view = view.with(health.get().state(), Math.round(score * 100) / 100.0);
        }
        return event.kind == ReturnKind.UNPARSED ? words(event, view) : view;
    }

    private ReturnView words(ReturnEvent event, ReturnView view) {
        Optional<byte[]> raw =
                ReturnMail.<ReturnMail>findByIdOptional(event.mail).flatMap(mail -> mail.raw(seal));
        if (raw.isEmpty()) {
            return view;
        }
        try {
            MimeMail mail = MimeReader.read(raw.get());
            return view.withWords(
                    Words.line(Words.decoded(mail.first("subject")), SUBJECT), Words.safe(mail.text(), TEXT));
        } catch (MimeReader.Unreadable _) {
            return view;
        }
    }

    private boolean isShown(ReturnEvent event) {
        return event.company == null ? mayNobody() : companies().contains(event.company);
    }

    private Set<String> companies() {
        return staff.companies();
    }

    /** What could not be traced may be about any company. */
    private boolean mayNobody() {
        return identity.hasRole("operator") || identity.hasRole("privacy-officer");
    }

    private static @Nullable ReturnKind kind(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(ReturnKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("kind", "is none of the kinds of returns"));
    }
}
