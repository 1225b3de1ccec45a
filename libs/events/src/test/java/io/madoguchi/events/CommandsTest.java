package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsResource.class)
class CommandsTest {

    @Inject
    Commands commands;

    @Inject
    DataSource dataSource;

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger effects = new AtomicInteger();

    private final Supplier<Response> create =
            () -> Response.created(URI.create("/v1/things/" + effects.incrementAndGet()))
                    .entity(Map.of("number", effects.get()))
                    .build();

    @Test
    void theSecondIdenticalCallGetsTheAnswerOfTheFirst() {
        Response first = commands.once(key, "emi", new Order("tea", 2), create);
        Response second = commands.once(key, "emi", new Order("tea", 2), create);

        assertThat(effects).hasValue(1);
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getLocation()).isEqualTo(URI.create("/v1/things/1"));
        assertThat(second.getMediaType()).hasToString("application/json");
        assertThat(second.getEntity()).isEqualTo("{\"number\":1}");
    }

    record Order(String what, int howMany) {}

    @Test
    void theOrderOfMembersDoesNotMakeAnotherBody() {
        commands.once(key, "emi", Map.of("what", "tea", "howMany", 2), create);

        assertThat(commands.once(key, "emi", new Order("tea", 2), create).getStatus())
                .isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        commands.once(key, "emi", new Order("tea", 2), create);

        refused(CommonProblem.KEY_REUSED, () -> commands.once(key, "emi", new Order("tea", 3), create));
        assertThat(effects).hasValue(1);
    }

    @Test
    void twoCallersMayUseTheSameKey() {
        commands.once(key, "emi", new Order("tea", 2), create);
        commands.once(key, "ana", new Order("coffee", 1), create);

        assertThat(effects).hasValue(2);
    }

    @Test
    void withoutAKeyItJustRuns() {
        commands.once(null, "emi", new Order("tea", 2), create);
        commands.once(null, "emi", new Order("tea", 2), create);

        assertThat(effects).hasValue(2);
    }

    @Test
    void aKeyIsVisibleAsciiOfReasonableLength() {
        for (String bad : List.of("", " ", "a b", "k\u00e9y", "k".repeat(129), "a\nb")) {
            refused(CommonProblem.INVALID_REQUEST, () -> commands.once(bad, "emi", "", create));
        }
        assertThat(effects).hasValue(0);
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldSo() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Supplier<Response> slow = () -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return create.get();
        };
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> {
                var request = Arc.container().requestContext();
                request.activate();
                try {
                    return commands.once(key, "emi", "", slow);
                } finally {
                    request.terminate();
                }
            });
            inside.await();

            refused(CommonProblem.COMMAND_RUNNING, () -> commands.once(key, "emi", "", create));

            goOn.countDown();
            assertThat(first.get().getStatus()).isEqualTo(201);
        }
        assertThat(commands.once(key, "emi", "", create).getStatus()).isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        assertThatThrownBy(() -> commands.once(key, "emi", "", () -> {
                    note();
                    throw ProblemException.field("what", "is missing");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(notes()).isZero();
        commands.once(key, "emi", "", () -> Response.status(409).build());

        assertThat(commands.once(key, "emi", "", create).getStatus()).isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void aRolledBackTransactionTakesTheAnswerWithIt() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    commands.once(key, "emi", "", create);
                    throw new IllegalStateException("later in the same transaction");
                }))
                .hasMessage("later in the same transaction");

        commands.once(key, "emi", "", create);

        assertThat(effects).hasValue(2);
    }

    @Test
    void afterADayTheKeyIsFree() throws SQLException {
        commands.once(key, "emi", "", create);
        sql("update idempotent_command set created_at = created_at - interval '25 hours'");

        commands.once(key, "emi", "another body", create);

        assertThat(effects).hasValue(2);
    }

    @Test
    void neitherKeyNorBodyNorAnswerIsStoredReadable() throws SQLException {
        commands.once(
                key,
                "emi",
                new Order("a-secret-order", 2),
                () -> Response.ok(Map.of("link", "a-secret-link")).build());
        assertThat(commands.once(key, "emi", new Order("a-secret-order", 2), create)
                        .getEntity())
                .isEqualTo("{\"link\":\"a-secret-link\"}");

        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from idempotent_command c where c::text like any (array[?, '%a-secret%', '%emi%'])"
                                + " or encode(c.answer, 'escape') like '%a-secret%' or encode(c.body_hash, 'escape') like '%a-secret%'")) {
            select.setString(1, "%" + key + "%");
            try (var found = select.executeQuery()) {
                found.next();
                assertThat(found.getLong(1)).isZero();
            }
        }
    }

    private void note() {
        try {
            sql("insert into effect (key, revision) values ('" + key + "', 1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long notes() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from effect where key = '" + key + "'")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(CommonProblem problem, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().type()).isEqualTo("/problems/" + problem.slug()));
    }
}
