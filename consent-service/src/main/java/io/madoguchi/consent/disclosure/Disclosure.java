package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.ConsentProblem.DISCLOSURE_NOT_PENDING;
import static io.madoguchi.consent.ConsentProblem.SAME_PERSON;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.ground.Evidence;
import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.consent.ground.GroundRule;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.DocumentRef;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Data of people passed on to a recipient, or about to be when a second person agrees. It never changes after that. */
@Entity
class Disclosure extends PanacheEntityBase {

    @Schema(name = "DisclosureState")
    enum State {
        PENDING,
        GRANTED,
        REJECTED
    }

    @Id
    UUID id;

    String company;

    @Enumerated(EnumType.STRING)
    DisclosureGround ground;

    UUID recipient;
    int recipientRevision;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    @JdbcTypeCode(SqlTypes.JSON)
    Names recipientNames;

    String recipientCountry;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> items;

    @Nullable
    UUID purpose;

    @Enumerated(EnumType.STRING)
    RecipientUse recipientUse;

    @Nullable
    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    Evidence evidence;

    UUID policy;
    int policyVersion;

    @Nullable
    String person;

    @Nullable
    UUID manifest;

    int people;

    @Enumerated(EnumType.STRING)
    State state;

    Instant requestedAt;
    String requestedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String decidedBy;

    @Nullable
    Instant acknowledgeBy;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    String acknowledgedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    DocumentRef acknowledgement;

    protected Disclosure() {}

    /** Only facts whose conditions hold become a disclosure. */
    static Disclosure of(Case asked, String by) {
        GroundFacts facts = asked.facts();
        RequestDisclosure request = asked.request();
        Recipient recipient = Objects.requireNonNull(facts.recipient());
        GroundFacts.Promise promise = Objects.requireNonNull(facts.promise());
        Disclosure disclosure = new Disclosure();
        disclosure.id = Ids.next();
        disclosure.company = request.company();
        disclosure.ground = Objects.requireNonNull(request.ground());
        disclosure.recipient = recipient.id();
        disclosure.recipientRevision = recipient.revision();
        disclosure.recipientKind = recipient.kind();
        disclosure.recipientNames = recipient.names();
        disclosure.recipientCountry = recipient.country();
        disclosure.items = facts.asked().items().stream().sorted().toList();
        disclosure.purpose = facts.purpose() == null ? null : facts.purpose().id();
        disclosure.recipientUse = request.meantUse();
        disclosure.reason = request.reason();
        disclosure.evidence = facts.asked().evidence();
        disclosure.policy = promise.policy();
        disclosure.policyVersion = promise.version();
        disclosure.person = request.person();
        disclosure.manifest = request.manifest();
        disclosure.people = asked.people().size();
        disclosure.state = State.PENDING;
        disclosure.requestedAt = facts.at();
        disclosure.requestedBy = by;
        return disclosure;
    }

    void grant(String by, Instant now, Duration acknowledgeWithin) {
        if (rule().needsApproval() && by.equals(requestedBy)) {
            throw new ProblemException(SAME_PERSON, "Whoever asked for this disclosure cannot approve it.");
        }
        decide(State.GRANTED, by, now);
        acknowledgeBy = now.plus(acknowledgeWithin);
    }

    void reject(String by, Instant now) {
        decide(State.REJECTED, by, now);
    }

    private void decide(State decided, String by, Instant now) {
        if (state != State.PENDING) {
            throw new ProblemException(DISCLOSURE_NOT_PENDING, "It was decided before.");
        }
        state = decided;
        decidedAt = now;
        decidedBy = by;
    }

    /** The first confirmation counts; a second one changes nothing. */
    void acknowledge(@Nullable DocumentRef document, String by, Instant now) {
        if (state != State.GRANTED) {
            throw new ProblemException(DISCLOSURE_NOT_PENDING, "Nothing was passed on that could be confirmed.");
        }
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = by;
            acknowledgement = document;
        }
    }

    GroundRule rule() {
        return GroundRule.of(ground);
    }

    /** The same question again, for the moment of approval. */
    RequestDisclosure request() {
        return new RequestDisclosure(
                company,
                ground,
                recipient,
                items,
                purpose == null ? null : purpose.toString(),
                person,
                manifest,
                recipientUse,
                reason,
                evidence);
    }

    static Optional<Disclosure> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Disclosure> after(List<String> companies, UUID id, int limit) {
        return find("company in ?1 and id > ?2 order by id", companies, id)
                .page(0, limit)
                .list();
    }

    static List<Disclosure> waiting(List<String> companies, UUID id, int limit) {
        return find("company in ?1 and state = ?2 and id > ?3 order by id", companies, State.PENDING, id)
                .page(0, limit)
                .list();
    }

    static List<Disclosure> overdue(List<String> companies, Instant now, UUID id, int limit) {
        return find(
                        "company in ?1 and state = ?2 and acknowledgedAt is null and acknowledgeBy < ?3 and id > ?4 order by id",
                        companies,
                        State.GRANTED,
                        now,
                        id)
                .page(0, limit)
                .list();
    }

    static List<Disclosure> of(String person, UUID before, int limit) {
        return find(
                        "id in (select p.disclosure from DisclosurePerson p where p.person = ?1 and p.disclosure < ?2)"
                                + " order by id desc",
                        person,
                        before)
                .page(0, limit)
                .list();
    }
}
