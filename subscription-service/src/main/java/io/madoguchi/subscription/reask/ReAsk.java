package io.madoguchi.subscription.reask;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One question to one person: may we go on, now by your own word? */
@Entity
public class ReAsk extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    String company;
    UUID reader;
    String locale;

    /** The last day on which the guardian's word still counts. */
    LocalDate answerUntil;

    byte[] confirmLink;

    @Nullable
    Instant confirmedAt;

    Instant createdAt;

    protected ReAsk() {}

    static ReAsk of(Reader reader, LocalDate until, Links links, Instant now) {
        ReAsk ask = new ReAsk();
        ask.id = Ids.next();
        ask.person = reader.holder().person().value();
        ask.company = reader.company();
        ask.reader = reader.id();
        ask.locale = reader.locale().getLanguage();
        ask.answerUntil = until;
        ask.confirmLink = links.hashOf(LinkPurpose.RE_ASK, ask.id);
        ask.createdAt = now;
        return ask;
    }

    /** True once. */
    boolean confirm(Instant now) {
        if (confirmedAt != null) {
            return false;
        }
        confirmedAt = now;
        return true;
    }

    /** The day is counted as consent-service counts it. */
    boolean isOver(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(answerUntil);
    }

    /** Whether the mail still makes sense: not to whom has answered or stopped all mail since. */
    public boolean isOpen(Instant now) {
        return confirmedAt == null
                && !isOver(now)
                && Reader.findReader(reader).filter(r -> !r.hasStopped()).isPresent();
    }

    static boolean isAsked(String person, LocalDate until) {
        return count("person = ?1 and answerUntil = ?2", person, until) > 0;
    }

    static Optional<ReAsk> byLink(byte[] link) {
        return find("confirmLink", link).firstResultOptional();
    }

    static Optional<ReAsk> lockByLink(byte[] link) {
        return find("confirmLink", link)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static Optional<ReAsk> findReAsk(UUID id) {
        return findByIdOptional(id);
    }

    public UUID id() {
        return id;
    }

    public UUID readerId() {
        return reader;
    }

    public LocalDate answerUntil() {
        return answerUntil;
    }

    public Locale locale() {
        return Locale.of(locale);
    }
}
