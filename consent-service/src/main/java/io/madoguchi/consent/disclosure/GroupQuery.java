package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A question across companies of the group: a use on the ground GROUP, decided and recorded before anything is shown. */
@Entity
@Immutable
class GroupQuery extends PanacheEntityBase {

    static final String HOLDS = "GROUND_HOLDS";

    @Id
    UUID id;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> companies;

    String reason;
    String outcome;
    String rule;

    @Nullable
    String parent;

    Instant at;
    Instant expiresAt;
    String askedBy;

    protected GroupQuery() {}

    /** @param refused the rule that refuses; null when the ground holds */
    static GroupQuery of(AskGroup request, @Nullable RefusalRule refused, @Nullable String parent, String by) {
        GroupQuery query = new GroupQuery();
        query.id = Ids.next();
        query.companies = request.companies().stream().distinct().sorted().toList();
        query.reason = request.reason();
        query.outcome = refused == null ? "ALLOW" : "DENY";
        query.rule = refused == null ? HOLDS : refused.name();
        query.parent = parent;
        query.askedBy = by;
        return query;
    }

    GroupQuery at(Instant now, Duration life) {
        at = now;
        expiresAt = now.plus(life);
        return this;
    }

    /** Allowed to this caller, and not too long ago. */
    static Optional<GroupQuery> allowed(UUID id, String by, Instant now) {
        return GroupQuery.<GroupQuery>findByIdOptional(id)
                .filter(q -> q.rule.equals(HOLDS) && q.askedBy.equals(by) && q.expiresAt.isAfter(now));
    }
}
