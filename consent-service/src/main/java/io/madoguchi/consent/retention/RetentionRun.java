package io.madoguchi.consent.retention;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One execution of the ends that were due. */
@Entity
@Immutable
class RetentionRun extends PanacheEntityBase {

    @Id
    UUID id;

    Instant startedAt;
    Instant endedAt;
    long rows;

    protected RetentionRun() {}

    static RetentionRun of(Instant startedAt, Instant endedAt, long rows) {
        RetentionRun run = new RetentionRun();
        run.id = Ids.next();
        run.startedAt = startedAt;
        run.endedAt = endedAt;
        run.rows = rows;
        return run;
    }
}
