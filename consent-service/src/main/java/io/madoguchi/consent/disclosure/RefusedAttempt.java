package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An attempt to pass data on that a rule refused: the one row it leaves. */
@Entity
@Immutable
@Table(name = "refused_disclosure")
class RefusedAttempt extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String outcome;

    @Enumerated(EnumType.STRING)
    RefusalRule rule;

    String clause;

    @Nullable
    String article;

    @Enumerated(EnumType.STRING)
    @Nullable
    DisclosureGround ground;

    @Nullable
    UUID recipient;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> items;

    @Nullable
    String purpose;

    @Nullable
    String person;

    @Nullable
    UUID manifest;

    /** The pending disclosure whose approval was refused. */
    @Nullable
    UUID disclosure;

    Instant at;
    String askedBy;

    protected RefusedAttempt() {}

    static RefusedAttempt of(RefusedDisclosure refused, String by, Instant now) {
        RequestDisclosure request = refused.request();
        RefusedAttempt attempt = new RefusedAttempt();
        attempt.id = Ids.next();
        attempt.company = request.company();
        attempt.outcome = "DENY";
        attempt.rule = refused.refusal().rule();
        attempt.clause = refused.refusal().clause();
        attempt.article = refused.refusal().article();
        attempt.ground = request.ground();
        attempt.recipient = request.recipient();
        attempt.items = List.copyOf(request.items());
        attempt.purpose = request.purpose();
        attempt.person = request.person();
        attempt.manifest = request.manifest();
        attempt.disclosure = refused.disclosure();
        attempt.at = now;
        attempt.askedBy = by;
        return attempt;
    }

    static List<RefusedAttempt> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
