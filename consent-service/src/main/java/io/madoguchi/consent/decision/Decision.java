package io.madoguchi.consent.decision;

import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A decision as it was given, so that it can be looked up and explained later. */
@Entity
@Immutable
class Decision extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    String company;
    UUID purpose;

    @Enumerated(EnumType.STRING)
    DecideUse.Operation operation;

    @Enumerated(EnumType.STRING)
    Verdict.Outcome outcome;

    @Enumerated(EnumType.STRING)
    @Nullable
    UseGround ground;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Verdict.Reason> reasons;

    @Nullable
    Integer purposeVersion;

    @Nullable
    UUID policy;

    @Nullable
    Integer policyVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    List<UUID> episodes;

    Instant at;
    Instant decidedAt;
    String askedBy;

    protected Decision() {}

    static Decision of(DecideUse request, Snapshot snapshot, Verdict verdict, String by, Instant now) {
        Decision decision = new Decision();
        decision.id = Ids.next();
        decision.person = request.person();
        decision.company = request.company();
        decision.purpose = snapshot.purpose();
        decision.operation = request.operation();
        decision.outcome = verdict.outcome();
        decision.ground = verdict.ground();
        decision.reasons = verdict.reasons();
        decision.purposeVersion = verdict.purposeVersion();
        PolicyInForce policy = snapshot.policy();
        if (policy != null) {
            decision.policy = policy.id();
            decision.policyVersion = policy.version();
        }
        decision.episodes = verdict.episodes();
        decision.at = snapshot.at();
        decision.decidedAt = now;
        decision.askedBy = by;
        return decision;
    }
}
