package io.madoguchi.consent.retention;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** How many rows of one category ended in a run: the proof that it was done names nobody. */
@Entity
@Immutable
class RetentionExecution extends PanacheEntityBase {

    @Id
    UUID id;

    UUID run;

    @Enumerated(EnumType.STRING)
    Category category;

    @Nullable
    String company;

    @Nullable
    UUID purpose;

    long rows;

    protected RetentionExecution() {}

    static RetentionExecution of(UUID run, Ended ended) {
        RetentionExecution execution = new RetentionExecution();
        execution.id = Ids.next();
        execution.run = run;
        execution.category = ended.category();
        execution.company = ended.company();
        execution.purpose = ended.purpose();
        execution.rows = ended.rows();
        return execution;
    }

    static List<RetentionExecution> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
