package io.madoguchi.consent.consent;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.acquisition.ShownNotice;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes what {@link Episode} decides: events, current state, receipts, and the person's state for the others, all in one
 * transaction under the lock of the person's row.
 */
@ApplicationScoped
class ConsentLedger {

    private static final Logger LOG = Logger.getLogger(ConsentLedger.class);

    private final Clock clock;
    private final Acquisitions acquisitions;
    private final Receipts receipts;
    private final Lasting lasting;
    private final Ledger ledger;
    private final ConsentNews news;

    ConsentLedger(
            Clock clock,
            Acquisitions acquisitions,
            Receipts receipts,
            Lasting lasting,
            Ledger ledger,
            ConsentNews news) {
        this.clock = clock;
        this.acquisitions = acquisitions;
        this.receipts = receipts;
        this.lasting = lasting;
        this.ledger = ledger;
        this.news = news;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void confirmed(SubscriptionConfirmed event) {
        Instant now = clock.instant();
        Person person = Person.locked(event.person(), now);
        Optional<ShownNotice> shown = acquisitions.record(event.acquisition()).filter(n -> covers(n, event));
        ConsentEpisode episode = episode(event.person().value(), event.episode(), event.company(), now);
        Episode.Fact fact = shown.isPresent() ? Episode.Fact.CONFIRMED : Episode.Fact.CONFIRMED_WITHOUT_NOTICE;
        Episode.Step step = episode.learn(fact);
        // stored before anything is told: what is published is read from the rows
        episode.persist();
        if (step.emits()) {
            episode.confirm(event, purposes(event, shown));
            episode.validUntil = lasting.until(episode.purposes, event.confirmedAt());
            Expression said = new Expression(
                    event.evidence().isImported() ? "IMPORT" : "DOUBLE_OPT_IN",
                    ExpressedBy.SELF,
                    ConsentEvidence.confirmation(event),
                    event.confirmedAt());
            append(episode, step, false, said, now);
            shown.ifPresentOrElse(notice -> receipts.issue(episode, notice, now), () -> doubt(episode, event));
            // the person may have withdrawn the purpose here before this confirmation arrived
            if (Withdrawal.since(episode.person, event.purposes(), event.confirmedAt())) {
                end(episode, Episode.Fact.WITHDRAWN_HERE, "WITHDRAWAL", ExpressedBy.SELF, now, now);
            }
            news.publish(person, Set.of(episode.id), typeOf(episode));
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void ended(SubscriptionEnded event) {
        Instant now = clock.instant();
        Person person = Person.locked(event.person(), now);
        ConsentEpisode episode = episode(event.person().value(), event.episode(), event.company(), now);
        boolean changed = end(episode, Episode.Fact.ENDED, event.reason(), ExpressedBy.SELF, event.endedAt(), now);
        episode.persist();
        if (changed) {
            ledger.append(LedgerKind.WITHDRAWAL, event.person(), Stated.end(episode, event.reason()));
            news.publish(person, Set.of(episode.id), typeOf(episode));
        }
    }

    /** Makes a withdrawal durable and ends every episode it reaches. */
    @Transactional(Transactional.TxType.MANDATORY)
    Withdrawal withdraw(Withdrawal.Taken taken) {
        Instant now = clock.instant();
        Person person = Person.locked(taken.person(), now);
        Withdrawal withdrawal = Withdrawal.of(taken, now);
        withdrawal.persist();
        ledger.append(LedgerKind.WITHDRAWAL, taken.person(), Stated.withdrawal(withdrawal));
        Set<UUID> changed = new HashSet<>();
        for (ConsentEpisode episode : reached(taken, now)) {
            if (end(episode, Episode.Fact.WITHDRAWN_HERE, "WITHDRAWAL", taken.expressedBy(), now, now)) {
                changed.add(episode.id);
            }
            episode.persist();
        }
        if (!changed.isEmpty()) {
            news.publish(person, changed, "consent.withdrawn");
        }
        return withdrawal;
    }

    private static List<ConsentEpisode> reached(Withdrawal.Taken taken, Instant now) {
        String person = taken.person().value();
        UUID named = taken.episode();
        if (named == null) {
            return ConsentEpisode.covering(person, taken.purpose());
        }
        ConsentEpisode episode = episode(person, named, taken.company(), now);
        if (episode.state == Episode.State.UNSEEN) {
            episode.purposes = List.of(new EpisodePurpose(taken.purpose(), null));
        }
        return episode.covers(taken.purpose()) ? List.of(episode) : List.of();
    }

    boolean end(ConsentEpisode episode, Episode.Fact fact, String reason, ExpressedBy by, Instant at, Instant now) {
        boolean wasLive = episode.state == Episode.State.GIVEN;
        boolean wasOver = episode.state == Episode.State.ENDED;
        Episode.Step step = episode.learn(fact);
        if (!wasOver) {
            episode.end(at, reason, now);
            append(episode, step, wasLive, new Expression(reason, by, ConsentEvidence.end(reason), at), now);
        }
        return step.emits();
    }

    private void doubt(ConsentEpisode episode, SubscriptionConfirmed event) {
        LOG.warnf("Episode %s was confirmed under a notice that is not known here: not valid", episode.id);
        ledger.append(LedgerKind.CONSENT, event.person(), Stated.invalid(episode));
    }

    private static void append(
            ConsentEpisode episode, Episode.Step step, boolean wasLive, Expression said, Instant now) {
        switch (step.entry()) {
            case NONE -> {}
            case GIVEN -> store(episode, ConsentStatus.GIVEN, wasLive, said, now);
            case INVALIDATED -> store(episode, ConsentStatus.INVALIDATED, wasLive, said, now);
            case WITHDRAWN -> store(episode, ConsentStatus.WITHDRAWN, wasLive, said, now);
        }
    }

    static void store(ConsentEpisode episode, ConsentStatus status, boolean wasLive, Expression said, Instant now) {
        for (EpisodePurpose purpose : episode.purposes) {
            ConsentEvent event = ConsentEvent.of(episode, purpose, status, said, now);
            event.persist();
            ConsentCurrent.take(event, wasLive);
        }
    }

    private static String typeOf(ConsentEpisode episode) {
        return switch (ConsentStatus.of(episode.state)) {
            case GIVEN -> "consent.given";
            case WITHDRAWN -> "consent.withdrawn";
            case REFUSED -> "consent.refused";
            case EXPIRED -> "consent.expired";
            case INVALIDATED -> "consent.invalidated";
        };
    }

    private static ConsentEpisode episode(String person, UUID id, String company, Instant now) {
        return ConsentEpisode.find(person, id).orElseGet(() -> ConsentEpisode.unseen(person, id, company, now));
    }

    private static boolean covers(ShownNotice notice, SubscriptionConfirmed event) {
        Set<UUID> shown =
                notice.content().purposes().stream().map(NoticePurpose::id).collect(Collectors.toSet());
        return !event.purposes().isEmpty() && shown.containsAll(event.purposes());
    }

    private static List<EpisodePurpose> purposes(SubscriptionConfirmed event, Optional<ShownNotice> shown) {
        Map<UUID, Integer> versions = shown.map(n -> n.content().purposes().stream()
                        .collect(Collectors.toMap(NoticePurpose::id, NoticePurpose::version)))
                .orElse(Map.of());
        return event.purposes().stream()
                .distinct()
                .map(id -> new EpisodePurpose(id, versions.get(id)))
                .toList();
    }
}
