package io.madoguchi.acceptance.kill;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.kill.Entry.Outcome;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Three readers from their sign-up to an issue and out again, while something dies. */
final class Journey {

    /** Readers who stay are mailed by every later run too; the oldest leave when there are more. */
    private static final int STAYING = 10;

    private final House house;
    private final Topic topic;
    private final History history;
    private final int run;
    private final Deque<KilledReader> staying;
    private final Map<String, String> issues;

    Journey(
            House house,
            Topic topic,
            History history,
            int run,
            Deque<KilledReader> staying,
            Map<String, String> issues) {
        this.house = house;
        this.topic = topic;
        this.history = history;
        this.run = run;
        this.staying = staying;
        this.issues = issues;
    }

    /** Walks all steps, telling of each that it begins now; everybody who took part is returned. */
    List<KilledReader> walk(Consumer<Step> beginning) {
        List<KilledReader> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(new KilledReader(house, topic, history, run, i % 2 == 0 ? "ja" : "en"));
        }
        beginning.accept(Step.SIGN_UP);
        readers.forEach(KilledReader::signUp);
        beginning.accept(Step.CONFIRM);
        readers.forEach(KilledReader::confirm);
        beginning.accept(Step.EVENT);
        beginning.accept(Step.CONSENT);
        beginning.accept(Step.RECEIPT);
        readers.forEach(KilledReader::awaitReceipt);
        issue(readers, beginning);
        return readers;
    }

    private void issue(List<KilledReader> readers, Consumer<Step> beginning) {
        KilledReader stays = readers.get(0);
        KilledReader leaves = readers.get(1);
        KilledReader withdraws = readers.get(2);
        List<KilledReader> promised =
                staying.stream().filter(KilledReader::subscribed).toList();
        beginning.accept(Step.PLAN);
        Optional<String> issue = schedule();
        beginning.accept(Step.SEND);
        beginning.accept(Step.UNSUBSCRIBE);
        leaves.unsubscribe();
        beginning.accept(Step.WITHDRAW);
        withdraws.withdraw();
        issue.flatMap(this::completed).ifPresent(id -> {
            promised.forEach(reader -> history.note(run, reader.address(), Step.SEND, Outcome.ACKNOWLEDGED, id));
            if (stays.subscribed()) {
                history.note(run, stays.address(), Step.SEND, Outcome.ACKNOWLEDGED, id);
            }
        });
        staying.add(stays);
        if (staying.size() > STAYING) {
            staying.removeFirst().unsubscribe();
        }
    }

    /** Written, handed in, approved by another, and due now. */
    private Optional<String> schedule() {
        String mark = "kill-" + run + "-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        history.note(run, "newsroom", Step.PLAN, Outcome.ASKED, mark);
        Optional<String> issue = Patient.call(
                        () -> house.staff().emi().post(Newsroom.ISSUES, Newsroom.issue(topic.id(), mark), key),
                        answer -> answer.statusCode() == 201)
                .map(answer -> answer.path("id"));
        issue.ifPresent(id -> {
            issues.put(mark, id);
            advance(id, "emi", "/review", "REVIEWED");
            advance(id, "ana", "/approval", "APPROVED");
            advance(id, "emi", "/schedule", "SCHEDULED");
        });
        history.note(run, "newsroom", Step.PLAN, issue.isPresent() ? Outcome.ACKNOWLEDGED : Outcome.GIVEN_UP, mark);
        return issue;
    }

    /** A step of an issue; told before and after a crash it has happened once. */
    private void advance(String issue, String who, String step, String state) {
        String key = UUID.randomUUID().toString();
        Patient.call(
                () -> house.staff().caller(who).post(Newsroom.ISSUES + "/" + issue + step, Map.of(), key),
                answer -> answer.statusCode() < 300 || answer.statusCode() == 409 && reached(issue, state));
    }

    private boolean reached(String issue, String state) {
        List<String> order = List.of("DRAFT", "REVIEWED", "APPROVED", "SCHEDULED", "PLANNING", "SENDING", "COMPLETED");
        String now = house.newsroom().look(issue).path("state");
        return order.indexOf(now) >= order.indexOf(state);
    }

    private Optional<String> completed(String issue) {
        return Patient.call(() -> house.newsroom().look(issue), answer -> "COMPLETED".equals(answer.path("state")))
                .map(answer -> issue);
    }
}
