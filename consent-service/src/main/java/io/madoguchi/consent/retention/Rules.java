package io.madoguchi.consent.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The ends of all purposes of a company, those without a rule of their own included: nothing is kept without an end. */
@ApplicationScoped
class Rules {

    private static final String ALL = """
            select p.id as purpose, p.code as code, cast(r.anchor as text) as anchor, r.keep_days as keep_days
              from purpose p left join retention_rule r on r.purpose = p.id
             where p.company = ?1 and p.id > ?2 order by p.id limit ?3
            """;

    private final EntityManager database;
    private final RetentionConfig config;

    Rules(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @SuppressWarnings("unchecked")
    List<RetentionRuleView> of(String company, UUID after, int limit) {
        List<Tuple> found = database.createNativeQuery(ALL, Tuple.class)
                .setParameter(1, company)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return found.stream().map(this::view).toList();
    }

    private RetentionRuleView view(Tuple row) {
        UUID purpose = row.get("purpose", UUID.class);
        String code = row.get("code", String.class);
        String anchor = row.get("anchor", String.class);
        return anchor == null
                ? new RetentionRuleView(
                        purpose,
                        code,
                        KeepUntil.Anchor.CONSENT_ENDED,
                        config.purpose().toDays(),
                        false)
                : new RetentionRuleView(
                        purpose, code, KeepUntil.Anchor.valueOf(anchor), row.get("keep_days", Integer.class), true);
    }
}
