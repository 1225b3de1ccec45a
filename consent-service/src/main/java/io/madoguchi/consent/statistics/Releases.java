package io.madoguchi.consent.statistics;

import static io.madoguchi.consent.ConsentProblem.ALREADY_RELEASED;
import static io.madoguchi.consent.ConsentProblem.PERIOD_RUNNING;

import io.madoguchi.consent.Unique;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Releases declared tables, each once per period, through the gate and against everything released before. */
@ApplicationScoped
public class Releases {

    private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private final Bases bases;
    private final EntityManager database;
    private final Ledger ledger;
    private final Clock clock;

    Releases(Bases bases, EntityManager database, Ledger ledger, Clock clock) {
        this.bases = bases;
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** F4.2: whether this table of the company had been let out by then, to everyone or, for a partner, to partners. */
    public boolean isLetOut(String company, UUID release, boolean partner, Instant at) {
        return StatisticRelease.<StatisticRelease>findByIdOptional(release)
                .filter(r -> r.company.equals(company) && !r.releasedAt.isAfter(at))
                .filter(r -> r.audience == Audience.PUBLIC || r.audience == Audience.PARTNER && partner)
                .isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    StatisticRelease release(StatisticTable table, String period, String by) {
        Instant now = clock.instant();
        List<YearMonth> months = table.span.months(period);
        LocalDate over = months.getLast().plusMonths(1).atDay(1);
        if (over.isAfter(LocalDate.ofInstant(now, HERE))) {
            throw new ProblemException(PERIOD_RUNNING, "Release it when its last day is over.");
        }
        takeTurn(table);
        ProblemException again = new ProblemException(ALREADY_RELEASED, "E10: each table is released once per period.");
        if (StatisticRelease.isKnown(table.id, months.getFirst().atDay(1))) {
            throw again;
        }
        Release release = table.source.isGated() ? gated(table, months) : counted(table, months);
        StatisticRelease row = StatisticRelease.of(table, release, by, now);
        Unique.store(row, again);
        ledger.append(LedgerKind.RELEASE, null, ReleasedTable.of(row));
        return row;
    }

    /** Two releases at the same time would not see each other in the ledger. */
    private void takeTurn(StatisticTable table) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 10)) as text)")
                .setParameter(1, "statistics:" + table.company + ":" + table.source)
                .getSingleResult();
    }

    private Release gated(StatisticTable table, List<YearMonth> months) {
        List<Release> before =
                StatisticRelease.ofYear(
                                table.company, table.source, months.getFirst().getYear())
                        .stream()
                        .map(r -> r.release(StatisticTable.findById(r.statistic)))
                        .toList();
        Set<YearMonth> all = new HashSet<>(months);
        before.forEach(r -> all.addAll(r.months()));
        Cube cube = Cube.of(table.source.dimensions(), figures(table, all));
        return new Gate(cube, before).open(table.dimensions, months, table.rule());
    }

    /** Figures that are not about people, for the house only: as they are. */
    private Release counted(StatisticTable table, List<YearMonth> months) {
        Map<List<String>, Count> sums = new HashMap<>();
        figures(table, new HashSet<>(months))
                .values()
                .forEach(month -> month.forEach((at, count) -> sums.merge(at, count, Count::and)));
        List<Figure> figures = sums.entrySet().stream()
                .map(c -> new Figure(c.getKey(), c.getValue().value(), 0))
                .sorted((a, b) -> a.at().toString().compareTo(b.at().toString()))
                .toList();
        return new Release(table.dimensions, months, table.rule(), figures);
    }

    private Map<YearMonth, Map<List<String>, Count>> figures(StatisticTable table, Set<YearMonth> months) {
        Map<YearMonth, Map<List<String>, Count>> all = new HashMap<>();
        months.forEach(month -> all.put(month, bases.of(table.company, table.source, month)));
        return all;
    }
}
