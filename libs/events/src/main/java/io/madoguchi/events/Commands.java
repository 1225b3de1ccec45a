package io.madoguchi.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command that is sent again, with the same Idempotency-Key, have one effect (P4).
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
@ApplicationScoped
public class Commands {

    /** How long an answer is kept for those who ask again. */
    static final Duration LIFE = Duration.ofHours(24);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** The same body gives the same bytes, whatever the order of its members. */
    private static final ObjectWriter CANONICAL = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writer();

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    Commands(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs the effect once per caller and key, in the running transaction or in a new one, and answers later calls with the
     * stored answer. Only answers of the 2xx kind are kept: what failed had no effect and may be tried again. The answer is
     * kept for a day, encrypted under the key that only the caller has.
     *
     * @param idempotencyKey the header as it came; without one the effect just runs
     * @param caller who calls: two callers may use the same key
     * @param requestBody with the path where that matters; a second call with another one is refused
     */
    public Response once(
            @Nullable String idempotencyKey, String caller, Object requestBody, Supplier<Response> effect) {
        if (idempotencyKey == null) {
            return QuarkusTransaction.joiningExisting().call(effect::get);
        }
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw new ProblemException(
                    CommonProblem.INVALID_REQUEST,
                    "The header Idempotency-Key holds 1 to 128 visible ASCII characters; a UUID is a good one.");
        }
        CommandId id = CommandId.of(idempotencyKey, caller, canonical(requestBody));
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (!lock(id)) {
                throw new ProblemException(CommonProblem.COMMAND_RUNNING, "Ask again when it has ended.")
                        .with("Retry-After", "1");
            }
            Optional<Response> stored = find(id);
            if (stored.isPresent()) {
                return stored.get();
            }
            Response answer = effect.get();
            if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
                store(id, answer);
            }
            return answer;
        });
    }

    private static byte[] canonical(Object body) {
        try {
            return CANONICAL.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request body that cannot be written as JSON", e);
        }
    }

    /** Ends with the transaction, also when the process dies. */
    private boolean lock(CommandId id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, id.lock());
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Response> find(CommandId id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select body_hash, status, location, answer"
                        + " from idempotent_command where id = ? and created_at > ?")) {
            select.setBytes(1, id.id());
            select.setObject(2, now().minus(LIFE));
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(found.getBytes("body_hash"), id.bodyHash())) {
                    throw new ProblemException(
                            CommonProblem.KEY_REUSED, "Use a new Idempotency-Key for each different request.");
                }
                return Optional.of(replay(id, found));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response replay(CommandId id, ResultSet stored) throws SQLException {
        Response.ResponseBuilder answer = Response.status(stored.getInt("status"));
        String location = stored.getString("location");
        if (location != null) {
            answer.location(URI.create(location));
        }
        byte[] body = stored.getBytes("answer");
        return body == null
                ? answer.build()
                : answer.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(id.open(body))
                        .build();
    }

    private void store(CommandId id, Response answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into idempotent_command"
                                + " (id, body_hash, status, location, answer, created_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (id) do update set body_hash = excluded.body_hash, status = excluded.status,"
                                + " location = excluded.location, answer = excluded.answer, created_at = excluded.created_at")) {
            insert.setBytes(1, id.id());
            insert.setBytes(2, id.bodyHash());
            insert.setInt(3, answer.getStatus());
            URI location = answer.getLocation();
            insert.setString(4, location == null ? null : location.toString());
            String body = body(answer.getEntity());
            insert.setBytes(5, body == null ? null : id.seal(body));
            insert.setObject(6, now());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String body(@Nullable Object entity) {
        try {
            return switch (entity) {
                case null -> null;
                case String text -> text;
                default -> json.writeValueAsString(entity);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written as JSON", e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
