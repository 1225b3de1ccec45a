package io.madoguchi.consent.consent;

import io.madoguchi.consent.acquisition.NoticeTexts;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of an imported file, by reference only, and what became of it. */
@Entity
@IdClass(ImportRowKey.class)
class ConsentImportRow extends PanacheEntityBase {

    /** A parked line proves no consent: the person is asked again. */
    @Schema(name = "ConsentImportRowState")
    enum State {
        PENDING,
        RECORDED,
        PARKED,
        DUPLICATE
    }

    @Id
    @Column(name = "import")
    UUID file;

    @Id
    int line;

    String person;
    UUID purpose;

    @Enumerated(EnumType.STRING)
    RecordStatement.Saying status;

    @Nullable
    String wording;

    Instant at;
    String channel;

    @Nullable
    String evidence;

    String rowKey;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String reason;

    protected ConsentImportRow() {}

    static ConsentImportRow of(UUID file, ImportReader.Row read) {
        ConsentImportRow row = new ConsentImportRow();
        row.file = file;
        row.line = read.line();
        row.person = read.person().value();
        row.purpose = read.purpose();
        row.status = read.status();
        row.wording = read.wording();
        row.at = read.at();
        row.channel = read.channel();
        row.evidence = read.evidence();
        row.rowKey = NoticeTexts.hash(row.person + "|" + row.purpose + "|" + row.status + "|" + row.at);
        row.state = State.PENDING;
        return row;
    }

    void park(String why) {
        state = State.PARKED;
        reason = why;
    }

    boolean isRecordedElsewhere() {
        return count("rowKey = ?1 and state = ?2", rowKey, State.RECORDED) > 0;
    }

    static List<ConsentImportRow> next(UUID file, int most) {
        return find("file = ?1 and state = ?2 order by line", file, State.PENDING)
                .page(0, most)
                .list();
    }

    static List<ConsentImportRow> after(UUID file, State state, int line, int most) {
        return find("file = ?1 and state = ?2 and line > ?3 order by line", file, state, line)
                .page(0, most)
                .list();
    }

    static Map<State, Long> counts(UUID file) {
        return ConsentImportRow.find(
                        "select state, count(*) from ConsentImportRow where file = ?1 group by state", file)
                .project(Object[].class)
                .stream()
                .collect(Collectors.toMap(r -> (State) r[0], r -> (Long) r[1]));
    }
}
