package io.madoguchi.subscription.advice;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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

/** One notice of a changed policy to one person, and what the person said to it. */
@Entity
public class Advice extends PanacheEntityBase {

    /** What became of the notice; only what the receiving server took is delivered. */
    enum Outcome {
        DELIVERED,
        FAILED,
        UNREACHABLE
    }

    @Id
    UUID id;

    UUID change;
    String person;
    String company;
    UUID reader;
    String locale;
    UUID delivery;
    byte[] objectionLink;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Nullable
    Instant reportedAt;

    @Nullable
    Instant objectedAt;

    Instant createdAt;

    protected Advice() {}

    private Advice(UUID change, Reader to, Links links, Instant now) {
        this.id = Ids.next();
        this.change = change;
        this.person = to.holder().person().value();
        this.company = to.company();
        this.reader = to.id();
        this.locale = to.locale().getLanguage();
        this.objectionLink = links.hashOf(LinkPurpose.OBJECTION, id);
        this.createdAt = now;
        this.delivery = id;
    }

    static Advice to(Reader reader, UUID change, Links links, Instant now) {
        return new Advice(change, reader, links, now);
    }

    /** True once. */
    boolean object(Instant now) {
        if (objectedAt != null) {
            return false;
        }
        objectedAt = now;
        return true;
    }

    void report(Outcome became, Instant now) {
        outcome = became;
        reportedAt = now;
    }

    /** The moment before which no use starts that this notice was about; nothing where each waits for a yes. */
    Optional<Instant> startsNotBefore() {
        return announced().startsNotBefore(told());
    }

    /** When the receiving server took the notice; while that is not known, when it was written, which is never later. */
    private Instant told() {
        List<?> taken = getEntityManager()
                .createNativeQuery("select changed_at from delivery where id = ?1 and state = 'ACCEPTED'")
                .setParameter(1, delivery)
                .getResultList();
        return taken.isEmpty() ? createdAt : (Instant) taken.getFirst();
    }

    public AnnouncedChange announced() {
        return AnnouncedChange.find(change).orElseThrow();
    }

    public UUID id() {
        return id;
    }

    public UUID readerId() {
        return reader;
    }

    public Locale locale() {
        return Locale.of(locale);
    }

    static List<String> toldOf(UUID change, List<String> people) {
        return Advice.<Advice>list("change = ?1 and person in ?2", change, people).stream()
                .map(a -> a.person)
                .toList();
    }

    static Optional<Advice> byLink(byte[] link) {
        return find("objectionLink", link).firstResultOptional();
    }

    static Optional<Advice> lockByLink(byte[] link) {
        return find("objectionLink", link)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static Optional<Advice> findAdvice(UUID id) {
        return findByIdOptional(id);
    }
}
