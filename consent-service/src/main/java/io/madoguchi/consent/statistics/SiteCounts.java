package io.madoguchi.consent.statistics;

import io.madoguchi.consent.company.Companies;
import io.madoguchi.problems.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The counts of pages by day. A sketch lives as long as visitors of its day can still be added to it, no longer. */
@ApplicationScoped
class SiteCounts {

    static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private static final String DAYS = """
            select day as day, cast(sum(views) as bigint) as views, cast(sum(bytes) as bigint) as bytes,
                   cast(sum(visitors) as bigint) as visitors
              from site_count where company = ?1 and day >= ?2 and day <= ?3 group by day order by day
            """;

    private final EntityManager database;
    private final Companies companies;
    private final Clock clock;

    SiteCounts(EntityManager database, Companies companies, Clock clock) {
        this.database = database;
        this.companies = companies;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(CountSite counted) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
        // in one order, or two gateways could wait for each other
        counted.parts().stream()
                .sorted(Comparator.comparing(CountSite.Part::company)
                        .thenComparing(CountSite.Part::day)
                        .thenComparing(CountSite.Part::computer))
                .filter(part -> part.company().equals("-")
                        || companies.find(part.company()).isPresent())
                .forEach(part -> add(part, today));
    }

    private void add(CountSite.Part part, LocalDate today) {
        if (part.day().isBefore(today.minusDays(1)) || part.day().isAfter(today.plusDays(1))) {
            throw ProblemException.field("day", "is over: its salt is gone, and nothing can be added to it");
        }
        long alone = Visitors.estimate(part.sketch()).orElseThrow(SiteCounts::noSketch);
        database.createNativeQuery("insert into site_count (company, day, computer, views, bytes, visitors, sketch)"
                        + " values (?1, ?2, ?3, 0, 0, 0, null) on conflict do nothing")
                .setParameter(1, part.company())
                .setParameter(2, part.day())
                .setParameter(3, part.computer().name())
                .executeUpdate();
        byte[] before = (byte[]) database.createNativeQuery(
                        "select sketch from site_count where company = ?1 and day = ?2 and computer = ?3 for update",
                        byte[].class)
                .setParameter(1, part.company())
                .setParameter(2, part.day())
                .setParameter(3, part.computer().name())
                .getSingleResultOrNull();
        byte[] all = before == null
                ? part.sketch()
                : Visitors.together(before, part.sketch()).orElseThrow(SiteCounts::noSketch);
        database.createNativeQuery(
                        "update site_count set views = views + ?4, bytes = bytes + ?5, visitors = ?6, sketch = ?7"
                                + " where company = ?1 and day = ?2 and computer = ?3")
                .setParameter(1, part.company())
                .setParameter(2, part.day())
                .setParameter(3, part.computer().name())
                .setParameter(4, part.views())
                .setParameter(5, part.bytes())
                .setParameter(6, before == null ? alone : Visitors.estimate(all).orElse(alone))
                .setParameter(7, all)
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    @SuppressWarnings("unchecked")
    List<SiteDayView> days(String company, LocalDate from, LocalDate to) {
        List<Tuple> found = database.createNativeQuery(DAYS, Tuple.class)
                .setParameter(1, company)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
        return found.stream()
                .map(d -> new SiteDayView(
                        company,
                        Audience.INTERNAL,
                        d.get("day", LocalDate.class),
                        d.get("views", Long.class),
                        d.get("bytes", Long.class),
                        d.get("visitors", Long.class)))
                .toList();
    }

    /** What is left of a day that is over is a number. */
    @Scheduled(
            every = "{madoguchi.statistics.close-days-every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void closeDays() {
        database.createNativeQuery("update site_count set sketch = null where day < ?1 and sketch is not null")
                .setParameter(1, LocalDate.ofInstant(clock.instant(), HERE).minusDays(1))
                .executeUpdate();
    }

    private static ProblemException noSketch() {
        return ProblemException.field("sketch", "is no sketch of 2^" + Visitors.REGISTERS + " registers");
    }
}
