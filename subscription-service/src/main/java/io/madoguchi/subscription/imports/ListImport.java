package io.madoguchi.subscription.imports;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One list on its way in, and how far it has come. Its rows are kept nowhere but sealed, and only until it is done. */
@Entity
class ListImport extends PanacheEntityBase {

    @Id
    UUID id;

    String company;

    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Nullable
    UUID topic;

    String locale;

    @Nullable
    String charset;

    String columns;
    String evidence;

    /** Under whose key its parts are sealed: a reference that is nobody's. */
    String file;

    int generation;

    @Enumerated(EnumType.STRING)
    ImportState state;

    @Nullable
    String problem;

    int total;
    int lastLine;
    int taken;
    int known;
    int refusedEarlier;
    int wrong;
    Instant createdAt;
    String createdBy;

    @Nullable
    Instant startedAt;

    @Column(nullable = false)
    Instant changedAt;

    @Nullable
    Instant finishedAt;

    @Version
    int version;

    protected ListImport() {}

    /** What was said about the list before its file came. */
    record About(OpenListImport request, String columns, String evidence) {}

    static ListImport open(UUID id, About about, Holder file, String by, Instant now) {
        ListImport run = new ListImport();
        run.id = id;
        run.company = about.request().company();
        run.kind = about.request().kind();
        run.topic = about.request().topic();
        String language = about.request().locale();
        run.locale = language == null ? "ja" : language;
        run.charset = about.request().charset();
        run.columns = about.columns();
        run.evidence = about.evidence();
        run.file = file.person().value();
        run.generation = file.generation();
        run.state = ImportState.OPEN;
        run.createdAt = now;
        run.createdBy = by;
        run.changedAt = now;
        return run;
    }

    static UUID newId() {
        return Ids.next();
    }

    Holder fileHolder() {
        return new Holder(new PersonRef(file), generation);
    }

    /** Begins the dry run, or the run; both read from the first line and count from nothing. */
    void begin(ImportState next, Instant now) {
        state = next;
        problem = null;
        lastLine = 0;
        taken = 0;
        known = 0;
        refusedEarlier = 0;
        wrong = 0;
        startedAt = now;
        changedAt = now;
        finishedAt = null;
    }

    void count(Tally tally, int line, Instant now) {
        taken += tally.taken();
        known += tally.known();
        refusedEarlier += tally.earlier();
        wrong += tally.wrong();
        lastLine = line;
        changedAt = now;
    }

    void finish(Instant now) {
        total = done();
        state = state == ImportState.CHECKING ? ImportState.CHECKED : ImportState.DONE;
        changedAt = now;
        finishedAt = now;
    }

    void breakOff(String why, Instant now) {
        state = ImportState.BROKEN;
        problem = why;
        changedAt = now;
        finishedAt = now;
    }

    int done() {
        return taken + known + refusedEarlier + wrong;
    }

    boolean isWorking() {
        return state == ImportState.CHECKING || state == ImportState.RUNNING;
    }

    /** Nobody went on with it since then. */
    boolean isAbandoned(Instant since) {
        return (state == ImportState.OPEN || state == ImportState.CHECKED) && changedAt.isBefore(since);
    }

    static Optional<ListImport> findImport(UUID id) {
        return findByIdOptional(id);
    }

    static ListImport lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<UUID> working() {
        return ListImport.<ListImport>list(
                        "state in ?1 order by id", List.of(ImportState.CHECKING, ImportState.RUNNING))
                .stream()
                .map(run -> run.id)
                .toList();
    }

    static List<UUID> abandoned(Instant since) {
        return ListImport.<ListImport>list(
                        "state in ?1 and changedAt < ?2", List.of(ImportState.OPEN, ImportState.CHECKED), since)
                .stream()
                .map(run -> run.id)
                .toList();
    }

    static List<ListImport> newest(Set<String> companies, UUID before, int most) {
        return find("company in ?1 and id < ?2 order by id desc", companies, before)
                .page(0, most)
                .list();
    }
}
