package io.madoguchi.consent.consent;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file of consents and refusals from another system; the same file is one import, however often it comes. */
@Entity
class ConsentImport extends PanacheEntityBase {

    @Schema(name = "ConsentImportState")
    enum State {
        RUNNING,
        DONE
    }

    @Id
    UUID id;

    String company;
    String contentHash;

    @Enumerated(EnumType.STRING)
    State state;

    int total;
    Instant createdAt;
    String createdBy;

    @Nullable
    Instant finishedAt;

    protected ConsentImport() {}

    static ConsentImport begin(String company, String contentHash, int total, String by, Instant now) {
        ConsentImport begun = new ConsentImport();
        begun.id = Ids.next();
        begun.company = company;
        begun.contentHash = contentHash;
        begun.state = State.RUNNING;
        begun.total = total;
        begun.createdAt = now;
        begun.createdBy = by;
        return begun;
    }

    void finish(Instant now) {
        state = State.DONE;
        finishedAt = now;
    }

    static Optional<ConsentImport> of(String company, String contentHash) {
        return find("company = ?1 and contentHash = ?2", company, contentHash).firstResultOptional();
    }

    static List<UUID> running() {
        return ConsentImport.<ConsentImport>list("state = ?1 order by id", State.RUNNING).stream()
                .map(i -> i.id)
                .toList();
    }
}
