package io.madoguchi.consent.acquisition;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one revision of a collection point showed; never changed, because evidence refers to it. */
@Entity
@Immutable
class Notice extends PanacheEntityBase {

    @Id
    UUID id;

    UUID collectionPoint;
    int revision;
    String company;

    @JdbcTypeCode(SqlTypes.JSON)
    NoticeContent content;

    @JdbcTypeCode(SqlTypes.JSON)
    NoticeTexts texts;

    Instant openedAt;
    String openedBy;

    protected Notice() {}

    static Notice show(CollectionPoint point, int revision, NoticeContent content, String by, Instant now) {
        Notice notice = new Notice();
        notice.id = Ids.next();
        notice.collectionPoint = point.id;
        notice.revision = revision;
        notice.company = point.company;
        notice.content = content;
        notice.texts = NoticeTexts.of(content);
        notice.openedAt = now;
        notice.openedBy = by;
        return notice;
    }

    static Optional<Notice> of(UUID collectionPoint, int revision) {
        return find("collectionPoint = ?1 and revision = ?2", collectionPoint, revision)
                .firstResultOptional();
    }

    static int lastRevision(UUID collectionPoint) {
        return Notice.<Notice>find("collectionPoint = ?1 order by revision desc", collectionPoint)
                .firstResultOptional()
                .map(n -> n.revision)
                .orElse(0);
    }
}
