package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One wording of a purpose; it never changes once it is published. */
@Entity
class PurposeVersion extends PanacheEntityBase {

    @Schema(name = "PurposeState")
    enum State {
        DRAFT,
        PUBLISHED
    }

    @Id
    UUID id;

    UUID purpose;
    int version;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts texts;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> categories;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts retention;

    @Enumerated(EnumType.STRING)
    PurposeMode mode;

    @Enumerated(EnumType.STRING)
    @Nullable
    Activity activity;

    @Nullable
    Integer consentDays;

    @Enumerated(EnumType.STRING)
    ChangeClass changeClass;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    String createdBy;

    @Nullable
    Instant publishedAt;

    protected PurposeVersion() {}

    static PurposeVersion draft(Purpose purpose, int version, DraftPurposeVersion wording, String by, Instant now) {
        PurposeVersion draft = new PurposeVersion();
        draft.id = Ids.next();
        draft.purpose = purpose.id;
        draft.version = version;
        draft.texts = wording.texts();
        draft.categories = List.copyOf(wording.categories());
        draft.retention = wording.retention();
        draft.mode = wording.mode();
        draft.activity = wording.activity();
        draft.consentDays = wording.consentDays();
        draft.changeClass = wording.changeClass() == null ? ChangeClass.MINOR : wording.changeClass();
        draft.state = State.DRAFT;
        draft.createdAt = now;
        draft.createdBy = by;
        return draft;
    }

    PurposeWording wording() {
        return new PurposeWording(texts, categories, retention, mode, activity);
    }

    /** What a draft changes: found by comparison, and never less than its author called it. */
    ChangeClass changeFrom(@Nullable PurposeVersion before) {
        WordingDifference found = WordingDifference.between(before == null ? null : before.wording(), wording());
        return found.least().or(changeClass);
    }

    void publish(@Nullable PurposeVersion before, Instant now) {
        changeClass = changeFrom(before);
        state = State.PUBLISHED;
        publishedAt = now;
    }

    PublishedPurpose published(Purpose of) {
        Instant since = publishedAt;
        if (since == null) {
            throw new IllegalStateException("version " + version + " is a draft");
        }
        return new PublishedPurpose(of.id, of.company, of.code, version, texts, categories, retention, mode, since);
    }

    static Optional<PurposeVersion> newest(UUID purpose) {
        return find("purpose = ?1 order by version desc", purpose).firstResultOptional();
    }

    static Optional<PurposeVersion> newest(UUID purpose, State state) {
        return find("purpose = ?1 and state = ?2 order by version desc", purpose, state)
                .firstResultOptional();
    }

    static Optional<PurposeVersion> publishedBy(UUID purpose, Instant at) {
        return find(
                        "purpose = ?1 and state = ?2 and publishedAt <= ?3 order by version desc",
                        purpose,
                        State.PUBLISHED,
                        at)
                .firstResultOptional();
    }

    /** The published versions after one, up to another. */
    static List<PurposeVersion> between(UUID purpose, int from, int to) {
        return list(
                "purpose = ?1 and version > ?2 and version <= ?3 and state = ?4 order by version",
                purpose,
                from,
                to,
                State.PUBLISHED);
    }

    static Optional<PurposeVersion> numbered(UUID purpose, int version) {
        return find("purpose = ?1 and version = ?2", purpose, version).firstResultOptional();
    }
}
