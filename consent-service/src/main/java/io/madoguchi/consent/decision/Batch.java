package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.madoguchi.consent.decision.DecisionIds.Asker;
import io.madoguchi.consent.decision.LoggedDecision.As;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions line by line as they come: a thousand are read, decided by one statement per company, and written,
 * then the next thousand. A line that cannot be answered gets its own problem and stops no other.
 */
final class Batch {

    private static final Logger LOG = Logger.getLogger(Batch.class);
    private static final int AT_ONCE = 1000;
    private static final int BUFFER = 65_536;

    /** What a batch works with. */
    record Tools(
            Decisions decisions,
            DecisionIds ids,
            DecisionLog log,
            ObjectReader reader,
            ObjectWriter writer,
            Supplier<Instant> now) {}

    private final Tools tools;
    private final String asker;
    private final Predicate<String> sees;
    private final Map<String, Boolean> seen = new HashMap<>();
    private long line;

    Batch(Tools tools, String asker, Predicate<String> sees) {
        this.tools = tools;
        this.asker = asker;
        this.sees = sees;
    }

    void answer(InputStream questions, OutputStream answers) throws IOException {
        Lines lines = new Lines(questions);
        List<byte[]> some = new ArrayList<>(AT_ONCE);
        for (byte[] next = lines.next(); next != null; next = lines.next()) {
            some.add(next);
            if (some.size() == AT_ONCE) {
                write(decide(some), answers);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            write(decide(some), answers);
        }
    }

    private BatchAnswer[] decide(List<byte[]> some) {
        BatchAnswer[] answers = new BatchAnswer[some.size()];
        AskOne[] questions = new AskOne[some.size()];
        Map<String, List<Integer>> byCompany = new HashMap<>();
        for (int i = 0; i < answers.length; i++) {
            line++;
            BatchAnswer broken = read(some.get(i), i, questions);
            if (broken == null) {
                byCompany
                        .computeIfAbsent(AskOne.text(questions[i].company()), c -> new ArrayList<>())
                        .add(i);
            } else {
                answers[i] = broken;
            }
        }
        byCompany.forEach((company, where) -> decide(company, where, questions, answers));
        return answers;
    }

    /** What is wrong with the line; null when it is in {@code questions} now. */
    private @Nullable BatchAnswer read(byte[] text, int i, AskOne[] questions) {
        if (Lines.isTooLong(text)) {
            return broken(Problem.of(CommonProblem.TOO_LARGE, "This line is longer than a question can be."));
        }
        try {
            AskOne question = tools.reader().readValue(text);
            if (question == null) {
                return broken(Problem.of(CommonProblem.INVALID_REQUEST, "This line holds no question."));
            }
            Problem problem = question.problem();
            if (problem == null && !seen.computeIfAbsent(AskOne.text(question.company()), sees::test)) {
                problem = Problem.of(CommonProblem.NOT_FOUND, "Nothing with this id, or not yours to see.");
            }
            questions[i] = question;
            return problem == null ? null : broken(problem);
        } catch (JsonProcessingException e) {
            return broken(Problem.of(CommonProblem.INVALID_REQUEST, "This line is not a question in JSON."));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private void decide(String company, List<Integer> where, AskOne[] questions, BatchAnswer[] answers) {
        long first = line - answers.length + 1;
        List<@Nullable Facts> all;
        try {
            all = tools.decisions()
                    .facts(company, where.stream().map(i -> questions[i].many()).toList());
        } catch (IllegalStateException e) {
            LOG.warnf("Questions of a batch could not be answered: %s", e.getMessage());
            Problem away = Problem.of(CommonProblem.UNAVAILABLE, "What this rests on cannot be read. Ask again.");
            where.forEach(i -> answers[i] = BatchAnswer.broken(first + i, away));
            return;
        }
        Instant now = tools.now().get();
        for (int n = 0; n < where.size(); n++) {
            int i = where.get(n);
            Facts facts = all.get(n);
            answers[i] = facts == null
                    ? BatchAnswer.broken(first + i, Problem.of(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                    : one(first + i, new Asker(company, questions[i].person(), asker, As.BATCH), facts, now);
        }
    }

    private BatchAnswer one(long number, Asker who, Facts facts, Instant now) {
        Rule decisive = Step.decide(facts);
        LoggedDecision decision = tools.ids().give(who, facts, decisive, now);
        BatchAnswer answer = BatchAnswer.of(number, decision, decisive);
        Verdict.Outcome outcome = answer.decision();
        tools.log().keep(decision, outcome == null ? Verdict.Outcome.DENY : outcome, false);
        return answer;
    }

    private BatchAnswer broken(Problem problem) {
        return BatchAnswer.broken(line, problem);
    }

    private void write(BatchAnswer[] answers, OutputStream response) throws IOException {
        OutputStream out = new BufferedOutputStream(response, BUFFER);
        for (BatchAnswer answer : answers) {
            out.write(tools.writer().writeValueAsBytes(answer));
            out.write('\n');
        }
        out.flush();
    }
}
