package io.madoguchi.consent.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Ends what was written down of decisions, audiences, questions by contact and provisions. Logs are never read from their
 * beginning to find their end: their keys are in the order of time (RFC 9562, UUIDv7), so the oldest come first by key.
 */
@ApplicationScoped
class EndedLogs {

    private static final int AT_ONCE = 2_000;

    private static final String DECISIONS = oldest("decision_log", "decided_at");
    private static final String AUDIENCES = oldest("audience_log", "at");
    private static final String CONTACT_QUESTIONS = oldest("contact_question", "at");

    /** A day that is over here and where the database is, which lets no record go before (APPI Rules 21, 25). */
    private static final String PROVISIONS = """
            with gone as (
              delete from provision_record where id = any (array(
                select id from provision_record where keep_until < least(cast(?1 as date), current_date)
                 order by keep_until limit ?2))
              returning company)
            select company, count(*) as rows from gone group by company
            """;

    private final EntityManager database;
    private final RetentionConfig config;

    EndedLogs(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    private static String oldest(String table, String time) {
        return """
                with gone as (
                  delete from %1$s where id = any (array(
                    select id from %1$s where id < cast(?1 as uuid) and %2$s <= cast(?2 as timestamptz) order by id limit ?3))
                  returning company)
                select company, count(*) as rows from gone group by company
                """.formatted(table, time);
    }

    List<Ended> execute(Instant now) {
        List<Ended> ended = new ArrayList<>();
        ended.addAll(logged(Category.DECISION, DECISIONS, now.minus(config.decision())));
        ended.addAll(logged(Category.AUDIENCE, AUDIENCES, now.minus(config.audience())));
        ended.addAll(logged(Category.CONTACT_QUESTION, CONTACT_QUESTIONS, now.minus(config.contactQuestion())));
        ended.addAll(provisions(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return ended;
    }

    private List<Ended> logged(Category category, String sql, Instant before) {
        return inParts(category, () -> query(sql, firstKeyOf(before), before, AT_ONCE));
    }

    private List<Ended> provisions(LocalDate today) {
        return inParts(Category.PROVISION_RECORD, () -> query(PROVISIONS, today, AT_ONCE));
    }

    private static List<Ended> inParts(Category category, Supplier<Map<String, Long>> part) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> some = QuarkusTransaction.requiringNew().call(part::get);
        while (!some.isEmpty()) {
            some.forEach((company, rows) -> all.merge(company, rows, Long::sum));
            some = QuarkusTransaction.requiringNew().call(part::get);
        }
        return all.entrySet().stream()
                .map(e -> new Ended(category, e.getKey(), null, e.getValue()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        List<Tuple> gone = query.getResultList();
        Map<String, Long> rows = new TreeMap<>();
        gone.forEach(t -> rows.put(t.get("company", String.class), t.get("rows", Long.class)));
        return rows;
    }

    /** Smaller than every key made in that millisecond. */
    private static UUID firstKeyOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
