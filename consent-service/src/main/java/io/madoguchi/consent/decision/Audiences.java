package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import io.madoguchi.consent.purpose.PurposeMode;
import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Filters people by decision, however many: read through a cursor of the database, decided and written one by one. */
@ApplicationScoped
class Audiences {

    private static final int ROWS_AT_ONCE = 5_000;

    private final Clock clock;
    private final DataSource database;
    private final Decisions decisions;
    private final Rulebooks rulebooks;
    private final Neighbours neighbours;

    Audiences(Clock clock, DataSource database, Decisions decisions, Rulebooks rulebooks, Neighbours neighbours) {
        this.clock = clock;
        this.database = database;
        this.decisions = decisions;
        this.rulebooks = rulebooks;
        this.neighbours = neighbours;
    }

    /** A question about many people, its purpose found. */
    record Asked(String company, UUID purpose, List<String> categories, String by) {}

    Asked ask(FilterAudience request, String by) {
        UUID purpose = decisions
                .purpose(request.company(), request.purpose())
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."));
        return new Asked(request.company(), purpose, request.categoriesMeant(), by);
    }

    void these(Asked asked, List<String> persons, OutputStream raw) throws IOException {
        AudienceWriter out = new AudienceWriter(raw);
        List<Many> questions = persons.stream()
                .map(p -> Many.use(p, asked.purpose().toString(), asked.categories()))
                .toList();
        Facts.@Nullable Policy policy = null;
        for (int from = 0; from < questions.size(); from += 1000) {
            List<Many> some = questions.subList(from, Math.min(from + 1000, questions.size()));
            List<@Nullable Facts> facts = decisions.facts(asked.company(), some);
            for (int i = 0; i < some.size(); i++) {
                Facts one = facts.get(i);
                if (one != null) {
                    policy = one.policy();
                    out.person(some.get(i).person(), one);
                }
            }
        }
        end(asked, policy, out);
    }

    /** One snapshot of the database for rules and people alike. */
    void everybody(Asked asked, OutputStream raw) throws IOException {
        AudienceWriter out = new AudienceWriter(raw);
        Facts.@Nullable Policy policy;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                Frame frame = frame(connection, asked);
                policy = frame.policy();
                for (AudienceQuery query : AudienceQuery.of(frame)) {
                    read(connection, query, frame, out);
                }
                connection.rollback();
            } finally {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The people of a purpose could not be read", e);
        }
        end(asked, policy, out);
    }

    private Frame frame(Connection connection, Asked asked) throws SQLException {
        Instant now = clock.instant();
        return rulebooks
                .at(connection, asked.company(), Long.MAX_VALUE)
                .frame(new Facts.Asked(asked.purpose(), Operation.USE, asked.categories(), null, null, now, now));
    }

    private void read(Connection connection, AudienceQuery query, Frame frame, AudienceWriter out)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(query.sql(frame))) {
            select.setFetchSize(ROWS_AT_ONCE);
            query.bind(connection, select, frame);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String ref = row.getString(1);
                    Person person = query.person(row);
                    if (query.neighboursKnow(row)) {
                        person = neighbours.complete(ref, person, true, frame);
                    }
                    out.person(ref, frame.with(ref, person, query.sets(row, frame), null));
                }
            }
        }
    }

    private void end(Asked asked, Facts.@Nullable Policy policy, AudienceWriter out) throws IOException {
        UUID id = Ids.next();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into audience_log (id, company, purpose, policy, policy_version, allowed, at, asked_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, asked.company());
            insert.setObject(3, asked.purpose());
            insert.setObject(4, policy == null ? null : policy.id());
            insert.setObject(5, policy == null ? null : policy.version());
            insert.setLong(6, out.allowed());
            insert.setObject(7, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(8, asked.by());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An audience could not be written down", e);
        }
        String version = policy == null ? "" : ",\"policyVersion\":" + policy.version();
        out.line(("{\"end\":{\"id\":\"" + id + "\",\"purpose\":\"" + asked.purpose() + "\",\"allowed\":" + out.allowed()
                        + version + "}}")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Whether consent alone decides on the purpose of this frame. */
    static boolean byConsentOnly(Frame frame) {
        Facts.Purpose purpose = frame.purpose();
        return purpose == null || purpose.mode() == PurposeMode.CONSENT;
    }
}
