package io.madoguchi.consent.consent;

import io.madoguchi.consent.child.Children;
import io.madoguchi.consent.child.Reconfirmed;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Consents and refusals that did not come by a form: said to staff, by a guardian, or in another system long ago; and their
 * renewal, expiry and invalidation. Each in one transaction under the lock of the person's row.
 */
@ApplicationScoped
class Statements {

    static final String RENEWAL = "RENEWAL";

    private final Clock clock;
    private final ConsentLedger ledger;
    private final Ledger log;
    private final ConsentNews news;
    private final Lasting lasting;
    private final Receipts receipts;

    Statements(Clock clock, ConsentLedger ledger, Ledger log, ConsentNews news, Lasting lasting, Receipts receipts) {
        this.clock = clock;
        this.ledger = ledger;
        this.log = log;
        this.news = news;
        this.lasting = lasting;
        this.receipts = receipts;
    }

    /** A yes is an opt-in without a topic; one that a later no has overtaken is recorded and ended at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID give(Statement statement) {
        Instant now = clock.instant();
        Person person = Person.locked(statement.person(), now);
        ConsentEpisode episode = ConsentEpisode.unseen(person.ref, Ids.next(), statement.company(), now);
        Expression said = statement.said();
        ConsentEvidence evidence = said.evidence();
        episode.learn(Episode.Fact.CONFIRMED);
        episode.purposes = List.copyOf(statement.purposes());
        episode.collectionPoint = evidence.collectionPoint();
        episode.noticeRevision = evidence.noticeRevision();
        episode.noticeHash = evidence.noticeHash();
        episode.locale = evidence.locale();
        episode.requestedAt = said.at();
        episode.confirmedAt = said.at();
        episode.validUntil = lasting.until(episode.purposes, said.at());
        episode.persist();
        ConsentLedger.store(episode, ConsentStatus.GIVEN, false, said, now);
        if (!receipts.issueUnderNotice(episode, evidence, now)) {
            log.append(LedgerKind.CONSENT, statement.person(), Stated.said(episode, ConsentStatus.GIVEN));
        }
        List<UUID> purposes = episode.purposes.stream().map(EpisodePurpose::id).toList();
        boolean overtaken = Withdrawal.since(person.ref, purposes, said.at());
        if (overtaken) {
            ledger.end(episode, Episode.Fact.WITHDRAWN_HERE, "WITHDRAWAL", said.by(), now, now);
        }
        news.publish(person, Set.of(episode.id), overtaken ? "consent.withdrawn" : "consent.given");
        return episode.id;
    }

    /** A no ends every opt-in for the purpose that is older, and stays: what was said is evidence too. */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<UUID> refuse(Statement statement) {
        Instant now = clock.instant();
        Person person = Person.locked(statement.person(), now);
        Expression said = statement.said();
        Set<UUID> ended = new HashSet<>();
        for (EpisodePurpose purpose : statement.purposes()) {
            Withdrawal.Taken taken = new Withdrawal.Taken(
                    statement.person(), statement.company(), purpose.id(), null, said.by(), statement.recordedBy());
            Withdrawal.said(taken, said.at(), now).persist();
            for (ConsentEpisode episode : ConsentEpisode.covering(person.ref, purpose.id())) {
                boolean older = episode.confirmedAt == null || !episode.confirmedAt.isAfter(said.at());
                if (older && ledger.end(episode, Episode.Fact.WITHDRAWN_HERE, "REFUSAL", said.by(), said.at(), now)) {
                    ended.add(episode.id);
                }
            }
            // carries the event only: a refusal opens nothing that could end
            ConsentEpisode none = ConsentEpisode.unseen(person.ref, Ids.next(), statement.company(), now);
            ConsentEvent event = ConsentEvent.of(none, purpose, ConsentStatus.REFUSED, said, now);
            event.persist();
            ConsentCurrent.take(event, false);
            log.append(LedgerKind.REFUSAL, statement.person(), Stated.refusal(statement, purpose));
        }
        news.publish(person, ended, "consent.refused");
        return ended;
    }

    /** The same opt-in for another term; false when there is none that stands. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean renew(PersonRef ref, String company, UUID id, Expression said) {
        Instant now = clock.instant();
        Person person = Person.locked(ref, now);
        Optional<ConsentEpisode> standing = ConsentEpisode.find(person.ref, id)
                .filter(e -> e.company.equals(company) && e.state == Episode.State.GIVEN && !e.hasExpired(now));
        standing.ifPresent(episode -> {
            Instant until = lasting.until(episode.purposes, said.at());
            boolean longer = until != null && (episode.validUntil == null || until.isAfter(episode.validUntil));
            episode.validUntil = longer ? until : episode.validUntil;
            ConsentLedger.store(episode, ConsentStatus.GIVEN, true, said, now);
            log.append(LedgerKind.CONSENT, ref, Stated.said(episode, ConsentStatus.GIVEN));
            news.publish(person, Set.of(episode.id), "consent.renewed");
        });
        return standing.isPresent();
    }

    /** Who was asked again has said yes in their own name: what stands is theirs from then on (E14). */
    @Transactional(Transactional.TxType.MANDATORY)
    void reconfirm(Reconfirmed answer) {
        ConsentEvidence evidence = new ConsentEvidence(
                null, null, null, null, null, null, null, RENEWAL, null, "re-ask " + answer.reAsk(), null);
        Expression own = new Expression(RENEWAL, ExpressedBy.SELF, evidence, answer.at());
        for (ConsentEpisode episode : ConsentEpisode.of(answer.person().value())) {
            boolean _ = renew(answer.person(), answer.company(), episode.id, own);
        }
    }

    /** What was recorded turns out to be no consent. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean invalidate(PersonRef ref, String company, UUID id, Expression said) {
        return close(ref, id, ConsentStatus.INVALIDATED, said, e -> e.company.equals(company));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean expire(EpisodeKey key) {
        Instant now = clock.instant();
        PersonRef ref = new PersonRef(key.person());
        ConsentEvidence evidence = ConsentEvidence.end("EXPIRED");
        Expression term = new Expression("TERM", ExpressedBy.OPERATOR, evidence, now);
        return close(ref, key.id(), ConsentStatus.EXPIRED, term, e -> e.hasExpired(now));
    }

    /** What a guardian agreed to for somebody who was asked in their own name and did not answer (E14). */
    @Transactional(Transactional.TxType.MANDATORY)
    void lapse(Children.Unanswered unanswered) {
        ConsentEvidence evidence = ConsentEvidence.end("GUARDIAN_LAPSED");
        Expression term = new Expression("TERM", ExpressedBy.OPERATOR, evidence, clock.instant());
        for (ConsentEpisode episode : ConsentEpisode.of(unanswered.person().value())) {
            boolean _ = close(
                    unanswered.person(),
                    episode.id,
                    ConsentStatus.EXPIRED,
                    term,
                    e -> e.company.equals(unanswered.company()));
        }
    }

    private boolean close(PersonRef ref, UUID id, ConsentStatus as, Expression said, Predicate<ConsentEpisode> may) {
        Instant now = clock.instant();
        Person person = Person.locked(ref, now);
        Optional<ConsentEpisode> standing = ConsentEpisode.find(person.ref, id)
                .filter(e -> e.state == Episode.State.GIVEN)
                .filter(may);
        standing.ifPresent(episode -> {
            boolean over = as == ConsentStatus.EXPIRED && episode.hasExpired(now);
            Instant at = over && episode.validUntil != null ? episode.validUntil : said.at();
            episode.learn(Episode.Fact.WITHDRAWN_HERE);
            episode.end(at, as.name(), now);
            Expression dated = new Expression(said.method(), said.by(), said.evidence(), at);
            ConsentLedger.store(episode, as, true, dated, now);
            log.append(LedgerKind.WITHDRAWAL, ref, Stated.said(episode, as));
            news.publish(
                    person,
                    Set.of(episode.id),
                    as == ConsentStatus.EXPIRED ? "consent.expired" : "consent.invalidated");
        });
        return standing.isPresent();
    }
}
