package io.madoguchi.consent.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The finest figures of a source by month, counted once and then kept: later releases are checked against the same ones. */
@ApplicationScoped
class Bases {

    private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private static final String CONSENTS = """
            select p.code as one, coalesce(e.evidence->>'locale', 'other') as two, count(*) as value, count(distinct e.person) as people
              from consent_event e join purpose p on p.id = e.purpose
             where e.company = ?1 and e.status = 'GIVEN' and e.recorded_at >= ?2 and e.recorded_at < ?3
             group by 1, 2
            """;

    private static final String COMPUTERS = """
            select computer as one, cast(null as text) as two, cast(sum(visitors) as bigint) as value, max(visitors) as people
              from site_count where company = ?1 and day >= ?2 and day < ?3 group by 1
            """;

    private static final String TRAFFIC = """
            select m.measure as one, cast(null as text) as two, cast(coalesce(sum(m.value), 0) as bigint) as value, cast(0 as bigint) as people
              from site_count c cross join lateral (values ('views', c.views), ('bytes', c.bytes), ('visitors', c.visitors))
                   as m(measure, value)
             where c.company = ?1 and c.day >= ?2 and c.day < ?3 group by 1
            """;

    private final EntityManager database;
    private final ObjectMapper json;

    Bases(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One figure as it is kept. */
    @RegisterForReflection
    record Kept(List<String> at, Count count) {}

    @Transactional(Transactional.TxType.MANDATORY)
    Map<List<String>, Count> of(String company, Source source, YearMonth month) {
        List<?> found = database.createNativeQuery(
                        "select cast(cells as text) from statistic_base where company = ?1 and source = ?2 and month = ?3")
                .setParameter(1, company)
                .setParameter(2, source.name())
                .setParameter(3, month.atDay(1))
                .getResultList();
        if (!found.isEmpty()) {
            return read((String) found.getFirst());
        }
        Map<List<String>, Count> counted = count(company, source, month);
        database.createNativeQuery(
                        "insert into statistic_base (company, source, month, cells) values (?1, ?2, ?3, cast(?4 as jsonb))")
                .setParameter(1, company)
                .setParameter(2, source.name())
                .setParameter(3, month.atDay(1))
                .setParameter(4, written(counted))
                .executeUpdate();
        return counted;
    }

    @SuppressWarnings("unchecked")
    private Map<List<String>, Count> count(String company, Source source, YearMonth month) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.plusMonths(1).atDay(1);
        List<Tuple> rows = switch (source) {
            case CONSENTS ->
                database.createNativeQuery(CONSENTS, Tuple.class)
                        .setParameter(1, company)
                        .setParameter(2, from.atStartOfDay(HERE).toInstant())
                        .setParameter(3, to.atStartOfDay(HERE).toInstant())
                        .getResultList();
            case COMPUTERS -> byDay(COMPUTERS, company, from, to);
            case SITE_TRAFFIC -> byDay(TRAFFIC, company, from, to);
        };
        Map<List<String>, Count> counted = new HashMap<>();
        for (Tuple row : rows) {
            String one = row.get("one", String.class);
            String two = row.get("two", String.class);
            long value = row.get("value", Long.class);
            counted.put(
                    two == null ? List.of(one) : List.of(one, two),
                    new Count(value, Math.min(value, row.get("people", Long.class))));
        }
        return counted;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> byDay(String sql, String company, LocalDate from, LocalDate to) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, company)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
    }

    private Map<List<String>, Count> read(String cells) {
        try {
            Map<List<String>, Count> counts = new HashMap<>();
            json.readValue(cells, new TypeReference<List<Kept>>() {}).forEach(k -> counts.put(k.at(), k.count()));
            return counts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures that were kept cannot be read", e);
        }
    }

    private String written(Map<List<String>, Count> counts) {
        try {
            return json.writeValueAsString(counts.entrySet().stream()
                    .map(c -> new Kept(c.getKey(), c.getValue()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be written", e);
        }
    }
}
