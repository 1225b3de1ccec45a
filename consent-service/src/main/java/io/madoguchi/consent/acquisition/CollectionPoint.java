package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.ConsentProblem.COLLECTION_POINT_NOT_OPEN;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A place where data is asked for. It opens only when each of its purposes has a published version (F1.1). */
@Entity
class CollectionPoint extends PanacheEntityBase {

    @Schema(name = "CollectionPointState")
    enum State {
        DRAFT,
        OPEN,
        CLOSED
    }

    @Id
    UUID id;

    String company;
    UUID section;
    String code;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @JdbcTypeCode(SqlTypes.JSON)
    Names names;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NoticeItem> items;

    @JdbcTypeCode(SqlTypes.JSON)
    List<UUID> purposes;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts recipients;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts withdrawal;

    /** The site it is on, where that has a policy of its own (E18). */
    @Nullable
    String site;

    @Enumerated(EnumType.STRING)
    State state;

    int revision;
    Instant createdAt;
    String createdBy;

    protected CollectionPoint() {}

    static CollectionPoint setUp(SetUpCollectionPoint request, String by, Instant now) {
        CollectionPoint point = new CollectionPoint();
        point.id = Ids.next();
        point.company = request.company();
        point.section = request.section();
        point.code = request.code();
        point.channel = request.channel();
        point.names = request.names();
        point.items = List.copyOf(request.items());
        point.purposes = List.copyOf(request.purposes());
        point.recipients = request.recipients() == null ? StandardWording.RECIPIENTS : request.recipients();
        point.withdrawal = request.withdrawal() == null ? StandardWording.WITHDRAWAL : request.withdrawal();
        point.site = request.site();
        point.state = State.DRAFT;
        point.revision = 0;
        point.createdAt = now;
        point.createdBy = by;
        return point;
    }

    void open(int noticeRevision) {
        state = State.OPEN;
        revision = noticeRevision;
    }

    /** False when it was closed before. */
    boolean close() {
        switch (state) {
            case DRAFT ->
                throw new ProblemException(COLLECTION_POINT_NOT_OPEN, "It was never opened, so it cannot be closed.");
            case CLOSED -> {
                return false;
            }
            case OPEN -> state = State.CLOSED;
        }
        return true;
    }

    static Optional<CollectionPoint> withCode(String company, String code) {
        return find("company = ?1 and code = ?2", company, code).firstResultOptional();
    }

    static Optional<CollectionPoint> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<CollectionPoint> openAfter(String company, UUID id, int limit) {
        return find("company = ?1 and state = ?2 and id > ?3 order by id", company, State.OPEN, id)
                .page(0, limit)
                .list();
    }

    static List<CollectionPoint> allAfter(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
