package io.madoguchi.consent.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ends what is kept by its age alone: acquisitions of persons with nothing left, choices, counts, and the log of itself. */
@ApplicationScoped
class EndedRows {

    private static final int AT_ONCE = 2_000;

    /** An acquisition is evidence for consents of its company, and for every purpose its notice named. */
    private static final String ACQUISITIONS = """
            with due as (
              select a.id, a.notice_served from acquisition a
               where a.at <= ?1
                 and not exists (select 1 from consent_current c where c.person = a.person and c.company = a.company)
                 and a.at + coalesce((
                     select max(coalesce(r.keep_days * interval '1 day', cast(?2 as bigint) * interval '1 second'))
                       from notice_served s
                       join notice n on n.collection_point = s.collection_point and n.revision = s.revision
                       cross join lateral jsonb_array_elements(n.content->'purposes') p
                       left join retention_rule r on cast(r.purpose as text) = p->>'id'
                      where s.id = a.notice_served), cast(?2 as bigint) * interval '1 second') <= ?1
               limit ?3),
            gone as (delete from acquisition a using due where a.id = due.id returning a.company, a.notice_served)
            select company, count(*) as rows, array_agg(notice_served) as served from gone group by company
            """;

    private final EntityManager database;
    private final RetentionConfig config;
    private final EndedLogs logs;

    EndedRows(EntityManager database, RetentionConfig config, EndedLogs logs) {
        this.database = database;
        this.config = config;
        this.logs = logs;
    }

    List<Ended> execute(Instant now) {
        List<Ended> ended = new ArrayList<>(acquisitions(now));
        ended.addAll(byCompany(Category.DECISION, "decision", "decided_at", now.minus(config.decision())));
        ended.addAll(logs.execute(now));
        ended.addAll(byCompany(Category.COOKIE_CHOICE, "cookie_choice", "at", now.minus(config.cookieChoice())));
        ended.addAll(byCompany(Category.SITE_COUNT, "site_count", "day", now.minus(config.siteCount())));
        ended.add(log(now.minus(config.retentionLog())));
        return ended;
    }

    private List<Ended> acquisitions(Instant now) {
        Map<String, Long> all = new TreeMap<>();
        while (true) {
            Map<String, Long> some = QuarkusTransaction.requiringNew().call(() -> someAcquisitions(now));
            some.forEach((company, rows) -> all.merge(company, rows, Long::sum));
            if (some.isEmpty()) {
                return all.entrySet().stream()
                        .map(e -> new Ended(Category.ACQUISITION, e.getKey(), null, e.getValue()))
                        .toList();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> someAcquisitions(Instant now) {
        erasing();
        List<Tuple> gone = database.createNativeQuery(ACQUISITIONS, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, config.purpose().toSeconds())
                .setParameter(3, AT_ONCE)
                .getResultList();
        Map<String, Long> rows = new TreeMap<>();
        for (Tuple company : gone) {
            rows.put(company.get("company", String.class), company.get("rows", Long.class));
            database.createNativeQuery("delete from notice_served where id = any(?1)")
                    .setParameter(1, company.get("served"))
                    .executeUpdate();
        }
        return rows;
    }

    /** Table and column are constants of this class. */
    private List<Ended> byCompany(Category category, String table, String column, Instant before) {
        String sql = "with gone as (delete from " + table + " where ctid = any(array(select ctid from " + table
                + " where " + column + " <= cast(?1 as timestamptz) limit ?2)) returning company)"
                + " select company, count(*) as rows from gone group by company";
        Map<String, Long> all = new TreeMap<>();
        while (true) {
            Map<String, Long> some = QuarkusTransaction.requiringNew().call(() -> {
                erasing();
                return counted(sql, before);
            });
            some.forEach((company, rows) -> all.merge(company, rows, Long::sum));
            if (some.isEmpty()) {
                return all.entrySet().stream()
                        .map(e -> new Ended(category, e.getKey(), null, e.getValue()))
                        .toList();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> counted(String sql, Instant before) {
        List<Tuple> gone = database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, before)
                .setParameter(2, AT_ONCE)
                .getResultList();
        Map<String, Long> rows = new TreeMap<>();
        gone.forEach(t -> rows.put(t.get("company", String.class), t.get("rows", Long.class)));
        return rows;
    }

    private Ended log(Instant before) {
        long rows = QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("delete from retention_execution e using retention_run r"
                            + " where r.id = e.run and r.ended_at <= ?1")
                    .setParameter(1, before)
                    .executeUpdate();
            return (long) database.createNativeQuery("delete from retention_run where ended_at <= ?1")
                    .setParameter(1, before)
                    .executeUpdate();
        });
        return new Ended(Category.RETENTION_LOG, null, null, rows);
    }

    private void erasing() {
        database.createNativeQuery("select set_config('madoguchi.erasing', 'on', true)")
                .getSingleResult();
    }
}
