package io.madoguchi.consent.retention;

import io.madoguchi.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Ends what was kept about consents that are over, person by person, and tells the services that hold the contact. */
@ApplicationScoped
class EndedConsents {

    private static final int AT_ONCE = 200;

    /** The same rule as {@link KeepUntil}; a property test holds the two together. */
    private static final String DUE = """
            select c.person as person, c.purpose as purpose, c.company as company
              from consent_current c left join retention_rule r on r.purpose = c.purpose
             where c.status <> 'GIVEN'
               and coalesce(case when r.anchor = 'ACQUIRED'
                     then (select max(a.at) from acquisition a where a.person = c.person and a.company = c.company) end,
                     c.since)
                   + coalesce(r.keep_days * interval '1 day', cast(?2 as bigint) * interval '1 second') <= ?1
             order by c.person, c.purpose limit ?3
            """;

    private final EntityManager database;
    private final Outbox outbox;
    private final RetentionConfig config;

    EndedConsents(EntityManager database, Outbox outbox, RetentionConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
    }

    /** {@code retention.ended}: whoever holds a contact for this purpose only ends it too. */
    @RegisterForReflection
    record RetentionEnded(String person, String company, UUID purpose, Instant endedAt) {
        static final String TYPE = "retention.ended";
    }

    private record Pair(String person, UUID purpose, String company) {}

    List<Ended> execute(Instant now) {
        Map<UUID, Ended> ended = new LinkedHashMap<>();
        List<Pair> due = due(now);
        while (!due.isEmpty()) {
            for (Pair pair : due) {
                long rows = QuarkusTransaction.requiringNew().call(() -> end(pair, now));
                ended.merge(
                        pair.purpose(),
                        new Ended(Category.CONSENT, pair.company(), pair.purpose(), rows),
                        (a, b) -> new Ended(a.category(), a.company(), a.purpose(), a.rows() + b.rows()));
            }
            due = due(now);
        }
        return List.copyOf(ended.values());
    }

    private List<Pair> due(Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> tuples(now)
                        .map(t -> new Pair(
                                t.get("person", String.class),
                                t.get("purpose", UUID.class),
                                t.get("company", String.class)))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private Stream<Tuple> tuples(Instant now) {
        List<Tuple> found = database.createNativeQuery(DUE, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, config.purpose().toSeconds())
                .setParameter(3, AT_ONCE)
                .getResultList();
        return found.stream();
    }

    private long end(Pair pair, Instant now) {
        // the person's row is what every command about a person locks: none gives consent anew in between
        database.createNativeQuery("select ref from person where ref = ?1 for update")
                .setParameter(1, pair.person())
                .getResultList();
        long current =
                change("delete from consent_current where person = ?1 and purpose = ?2 and status <> 'GIVEN'", pair);
        if (current == 0) {
            return 0;
        }
        database.createNativeQuery("select set_config('madoguchi.erasing', 'on', true)")
                .getSingleResult();
        List<Long> rows = new ArrayList<>(List.of(current));
        rows.add(change("delete from consent_event where person = ?1 and purpose = ?2", pair));
        rows.add(change("delete from withdrawal where person = ?1 and purpose = ?2", pair));
        // an episode, with its receipt, goes with the last of its purposes
        rows.add(change(
                "delete from consent_receipt r using consent_episode e where r.person = ?1 and e.person = r.person"
                        + " and e.id = r.episode and " + OVER,
                pair));
        rows.add(change("delete from consent_episode e where e.person = ?1 and " + OVER, pair));
        outbox.publish(
                "madoguchi.rights-tasks",
                pair.person(),
                RetentionEnded.TYPE,
                new RetentionEnded(pair.person(), pair.company(), pair.purpose(), now));
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    private static final String OVER = """
            e.state = 'ENDED' and e.purposes @> jsonb_build_array(jsonb_build_object('id', cast(?2 as text)))
            and not exists (select 1 from jsonb_array_elements(e.purposes) p
                  join consent_current c on c.person = e.person and cast(c.purpose as text) = p->>'id')
            """;

    private long change(String sql, Pair pair) {
        return database.createNativeQuery(sql)
                .setParameter(1, pair.person())
                .setParameter(2, pair.purpose())
                .executeUpdate();
    }
}
