package io.madoguchi.consent.decision;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Counts the questions by contact where every instance sees them, writes down who asked what kind of thing, and gives all
 * answers the same time.
 */
@ApplicationScoped
class ContactQuestions {

    private static final String TAKE = """
            with taken as (
                insert into contact_question (id, company, purpose, client, at) values (?, ?, ?, ?, ?) returning client)
            select count(*) from contact_question q, taken t where q.client = t.client and q.at > ?
            """;

    private final Clock clock;
    private final DataSource database;
    private final ContactConfig config;

    ContactQuestions(Clock clock, DataSource database, ContactConfig config) {
        this.clock = clock;
        this.database = database;
        this.config = config;
    }

    /** Written before anything is looked up: a question that was refused was asked all the same. */
    void take(String client, String company, UUID purpose) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, Ids.next());
            take.setString(2, company);
            take.setObject(3, purpose);
            take.setString(4, client);
            take.setObject(5, now);
            take.setObject(6, now.minus(config.window()));
            try (ResultSet before = take.executeQuery()) {
                before.next();
                if (before.getLong(1) >= config.questions()) {
                    throw new ProblemException(CommonProblem.TOO_MANY, "Ask again later.")
                            .with("Retry-After", String.valueOf(config.window().toSeconds()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Questions cannot be counted", e);
        }
    }

    /** Answers after the floor, or after a whole multiple of it when the work took longer. */
    <T> T evenly(Supplier<T> work) {
        long start = System.nanoTime();
        T answer = work.get();
        long floor = config.answerFloor().toNanos();
        long end = start + floor * Math.max(1, Math.ceilDiv(System.nanoTime() - start, Math.max(1, floor)));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return answer;
    }
}
