package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import io.madoguchi.consent.decision.Standings.Asking;
import io.madoguchi.consent.decision.Standings.Standing;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of a question and decides on them. Every use and every disclosure is asked about here. */
@ApplicationScoped
public class Decisions {

    private static final UUID NO_PURPOSE = new UUID(0, 0);

    private final Clock clock;
    private final DataSource database;
    private final Rulebooks rulebooks;
    private final Standings standings;
    private final Receiving receiving;
    private final Neighbours neighbours;

    Decisions(
            Clock clock,
            DataSource database,
            Rulebooks rulebooks,
            Standings standings,
            Receiving receiving,
            Neighbours neighbours) {
        this.clock = clock;
        this.database = database;
        this.rulebooks = rulebooks;
        this.standings = standings;
        this.receiving = receiving;
        this.neighbours = neighbours;
    }

    /** Decides without writing it down: for those who record what they do with the answer themselves. */
    public Verdict decide(Question question) {
        return Verdict.of(facts(question));
    }

    Facts facts(Question question) {
        Instant now = clock.instant();
        Instant at = moment(question.at(), now, "at");
        Instant knownAt = moment(question.knownAt(), now, "knownAt");
        String ref = question.person().value();
        Standing standing;
        Frame frame;
        try (Connection connection = database.getConnection()) {
            Rulebook book = rulebooks.of(connection, question.company());
            UUID purpose = find(connection, book, question.purpose())
                    .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."));
            standing = standings
                    .now(connection, question.company(), List.of(new Asking(ref, purpose)))
                    .getFirst();
            book = rulebooks.at(connection, question.company(), standing.revision());
            if (question.aboutThePast()) {
                standing = PastStandings.then(connection, ref, purpose, at, knownAt);
            }
            frame = book.frame(asked(question, purpose, at, knownAt));
        } catch (SQLException e) {
            throw new IllegalStateException("What a decision rests on could not be read", e);
        }
        return completed(receiving.of(frame), ref, standing);
    }

    private static Facts.Asked asked(Question question, UUID purpose, Instant at, Instant knownAt) {
        return new Facts.Asked(
                purpose,
                question.operation(),
                question.categories(),
                question.recipient(),
                question.recipientUse(),
                at,
                knownAt);
    }

    private Facts completed(Frame frame, String ref, Standing standing) {
        Person person = neighbours.complete(ref, standing.person(), standing.neighboursKnow(), frame);
        return frame.with(ref, person, standing.sets(), receiving.passing(frame, ref, person));
    }

    /**
     * Facts of many questions about one company and about now, from one statement; null where the company has no such
     * purpose.
     */
    List<@Nullable Facts> facts(String company, List<Many> questions) {
        Instant now = clock.instant();
        List<Asking> askings = new ArrayList<>(questions.size());
        List<Standing> all;
        Frames frames;
        try (Connection connection = database.getConnection()) {
            Rulebook book = rulebooks.of(connection, company);
            Map<String, Optional<UUID>> purposes = new HashMap<>();
            for (Many question : questions) {
                Optional<UUID> purpose = purposes.get(question.purpose());
                if (purpose == null) {
                    purpose = find(connection, book, question.purpose());
                    purposes.put(question.purpose(), purpose);
                }
                askings.add(new Asking(question.person(), purpose.orElse(NO_PURPOSE)));
            }
            all = standings.now(connection, company, askings);
            long revision = all.stream().mapToLong(Standing::revision).max().orElse(0);
            frames = new Frames(rulebooks.at(connection, company, revision), receiving, now);
        } catch (SQLException e) {
            throw new IllegalStateException("What decisions rest on could not be read", e);
        }
        List<@Nullable Facts> facts = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Asking asking = askings.get(i);
            facts.add(
                    asking.purpose().equals(NO_PURPOSE)
                            ? null
                            : completed(frames.of(asking.purpose(), questions.get(i)), asking.person(), all.get(i)));
        }
        return facts;
    }

    /** The purpose of an id or a code, as the company has it now. */
    Optional<UUID> purpose(String company, String idOrCode) {
        try (Connection connection = database.getConnection()) {
            return find(connection, rulebooks.of(connection, company), idOrCode);
        } catch (SQLException e) {
            throw new IllegalStateException("The purposes of a company could not be read", e);
        }
    }

    /** What the kept rulebook does not know may be news. */
    private Optional<UUID> find(Connection connection, Rulebook book, String idOrCode) throws SQLException {
        Optional<UUID> known = book.find(idOrCode);
        return known.isPresent()
                ? known
                : rulebooks.at(connection, book.company(), Long.MAX_VALUE).find(idOrCode);
    }

    private static Instant moment(@Nullable Instant asked, Instant now, String field) {
        if (asked == null) {
            return now;
        }
        if (asked.isAfter(now)) {
            throw ProblemException.field(field, "lies in the future");
        }
        return asked;
    }
}
