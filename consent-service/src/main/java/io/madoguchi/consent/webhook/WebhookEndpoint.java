package io.madoguchi.consent.webhook;

import static io.madoguchi.consent.ConsentProblem.ALREADY_ENDED;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a recipient listens. Its secrets are derived, one a generation, and stored nowhere. */
@Entity
class WebhookEndpoint extends PanacheEntityBase {

    @Schema(name = "WebhookEndpointState")
    enum State {
        ACTIVE,
        CLOSED
    }

    @Id
    UUID id;

    String company;
    UUID recipient;
    String url;
    int generation;

    /** Until when the secret of the generation before signs, too. */
    @Nullable
    Instant previousUntil;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    String createdBy;

    @Nullable
    Instant closedAt;

    protected WebhookEndpoint() {}

    static WebhookEndpoint open(OpenEndpoint request, String by, Instant now) {
        WebhookEndpoint endpoint = new WebhookEndpoint();
        endpoint.id = Ids.next();
        endpoint.company = request.company();
        endpoint.recipient = request.recipient();
        endpoint.url = request.url();
        endpoint.generation = 1;
        endpoint.state = State.ACTIVE;
        endpoint.createdAt = now;
        endpoint.createdBy = by;
        return endpoint;
    }

    void rotate(Instant now, Duration overlap) {
        mustBeActive();
        generation++;
        previousUntil = now.plus(overlap);
    }

    void close(Instant now) {
        mustBeActive();
        state = State.CLOSED;
        closedAt = now;
    }

    private void mustBeActive() {
        if (state == State.CLOSED) {
            throw new ProblemException(ALREADY_ENDED, "Nothing is sent there any more; open another one.");
        }
    }

    /** The generations whose secrets sign now, newest first. */
    List<Integer> signing(Instant now) {
        boolean previous = previousUntil != null && now.isBefore(previousUntil);
        return IntStream.rangeClosed(0, previous ? 1 : 0)
                .mapToObj(back -> generation - back)
                .toList();
    }

    static Optional<WebhookEndpoint> of(UUID recipient) {
        return find("recipient = ?1 and state = ?2", recipient, State.ACTIVE).firstResultOptional();
    }

    static Optional<WebhookEndpoint> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<WebhookEndpoint> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
