package io.madoguchi.consent.retention;

import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the other features may know of retention: whether the data of a person may still be kept for a purpose. */
@ApplicationScoped
public class Retentions {

    private static final String HELD = """
            select cast(c.status as text) as status, c.since as since, r.anchor as anchor, r.keep_days as keep_days,
                   (select max(a.at) from acquisition a where a.person = ?1 and a.company = p.company and a.at <= ?3) as acquired
              from purpose_version v join purpose p on p.id = v.purpose
              left join consent_current c on c.person = ?1 and c.purpose = v.purpose
              left join retention_rule r on r.purpose = v.purpose
             where v.id = ?2
            """;

    private final EntityManager database;
    private final RetentionConfig config;

    Retentions(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Whether the keeping had ended by then; an unknown version, or nothing held, has not ended. */
    public boolean ended(PersonRef person, UUID purposeVersion, Instant at) {
        List<Tuple> found = rows(person, purposeVersion, at);
        if (found.isEmpty()) {
            return false;
        }
        Tuple row = found.getFirst();
        String status = row.get("status", String.class);
        Instant since = row.get("since", Instant.class);
        // a state that began later says nothing about the moment asked about
        boolean lives = "GIVEN".equals(status) || (since != null && since.isAfter(at));
        KeepUntil.Held held = new KeepUntil.Held(lives, since, row.get("acquired", Instant.class));
        return keep(row).ended(held, at);
    }

    private KeepUntil keep(Tuple row) {
        String anchor = row.get("anchor", String.class);
        Integer days = row.get("keep_days", Integer.class);
        return anchor == null || days == null
                ? new KeepUntil(KeepUntil.Anchor.CONSENT_ENDED, config.purpose())
                : new KeepUntil(KeepUntil.Anchor.valueOf(anchor), java.time.Duration.ofDays(days));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(PersonRef person, UUID version, Instant at) {
        return database.createNativeQuery(HELD, Tuple.class)
                .setParameter(1, person.value())
                .setParameter(2, version)
                .setParameter(3, at)
                .getResultList();
    }
}
