package io.madoguchi.acceptance.kill;

import io.madoguchi.acceptance.kill.Entry.Outcome;
import io.madoguchi.acceptance.kill.FarEnd.Kind;
import io.madoguchi.acceptance.kill.FarEnd.Letter;
import io.madoguchi.acceptance.kill.FarEnd.ReaderEnd;
import io.madoguchi.acceptance.kill.FarEnd.Received;
import io.madoguchi.acceptance.kill.Finding.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what clients were told with what stands at the far end. It knows nothing of how the services work: only
 * the promises P1, P2, P3, P5 and P6 of the design.
 */
final class Checker {

    private final List<Entry> history;
    private final FarEnd end;
    private final List<Finding> findings = new ArrayList<>();

    private Checker(List<Entry> history, FarEnd end) {
        this.history = history;
        this.end = end;
    }

    /** Every broken promise. */
    static List<Finding> findings(List<Entry> history, FarEnd end) {
        Checker checker = new Checker(history, end);
        checker.readers().forEach(checker::check);
        end.unsent().forEach((service, events) -> {
            if (events > 0) {
                checker.found(Fault.LEFT_OVER, service, events + " events never left the outbox");
            }
        });
        return checker.findings;
    }

    private Set<String> readers() {
        return history.stream()
                .map(Entry::who)
                .filter(who -> who.contains("@"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void check(String reader) {
        ReaderEnd there = end.readers().getOrDefault(reader, new ReaderEnd(List.of(), List.of(), Map.of(), List.of()));
        mailsCameOnce(reader, there);
        if (acknowledged(reader, Step.SIGN_UP).isPresent()) {
            mailCame(reader, there, Letter.of(Kind.CONFIRMATION), "sign-up");
        }
        if (acknowledged(reader, Step.CONFIRM).isPresent()) {
            mailCame(reader, there, Letter.of(Kind.WELCOME), "receipt");
            confirmationStands(reader, there);
        }
        all(reader, Step.SEND, Outcome.ACKNOWLEDGED)
                .forEach(sent -> mailCame(reader, there, new Letter(Kind.ISSUE, sent.detail()), "issue"));
        stopsHold(reader, there);
    }

    private void mailCame(String reader, ReaderEnd there, Letter letter, String what) {
        boolean came = there.mails().stream().anyMatch(mail -> mail.letter().equals(letter));
        if (!came && !there.unknown().contains(letter)) {
            found(Fault.LOST, reader, "%s acknowledged, no %s came and none is listed".formatted(what, letter));
        }
    }

    private void mailsCameOnce(String reader, ReaderEnd there) {
        Map<String, Integer> seen = new TreeMap<>();
        for (Received mail : there.mails()) {
            // service mails may be several; all others are one to a reader, under whatever Message-ID they come
            String key = mail.letter().kind() == Kind.SERVICE
                    ? mail.messageId()
                    : mail.letter().toString();
            seen.merge(key, 1, Integer::sum);
        }
        seen.forEach((mail, times) -> {
            if (times > 1) {
                found(Fault.DOUBLED, reader, "%s came %d times".formatted(mail, times));
            }
        });
    }

    private void confirmationStands(String reader, ReaderEnd there) {
        if (there.subscriptions().isEmpty()) {
            found(Fault.LOST, reader, "confirmation acknowledged, no subscription stands");
        }
        if (there.consents().isEmpty()) {
            found(Fault.LOST, reader, "confirmation acknowledged, no consent stands");
        }
        long episodes =
                there.consents().stream().map(FarEnd.Given::episode).distinct().count();
        if (episodes != there.consents().size()) {
            found(Fault.DOUBLED, reader, "one confirmation, several consents of one episode");
        }
        boolean neverLeft = all(reader, Step.UNSUBSCRIBE, Outcome.ASKED).isEmpty()
                && all(reader, Step.WITHDRAW, Outcome.ASKED).isEmpty();
        if (neverLeft) {
            stateIs(reader, there, "ACTIVE", "GIVEN", "confirmation");
        }
    }

    private void stopsHold(String reader, ReaderEnd there) {
        for (Step leaving : List.of(Step.UNSUBSCRIBE, Step.WITHDRAW)) {
            acknowledged(reader, leaving).ifPresent(told -> {
                stateIs(reader, there, "ENDED", "WITHDRAWN", leaving.name());
                Instant effective = effective(told);
                there.mails().stream()
                        .filter(mail -> mail.letter().kind() == Kind.ISSUE
                                && mail.begun().isAfter(effective))
                        .forEach(mail -> found(
                                Fault.LATE,
                                reader,
                                "MAIL FROM at %s, %s effective at %s".formatted(mail.begun(), leaving, effective)));
            });
        }
    }

    /** At once, or after the seconds of the answer "recorded; sending stops within N s". */
    private static Instant effective(Entry told) {
        return told.outcome() == Outcome.RECORDED ? told.at().plusSeconds(Long.parseLong(told.detail())) : told.at();
    }

    private void stateIs(String reader, ReaderEnd there, String subscription, String consent, String command) {
        there.subscriptions().forEach((episode, state) -> {
            if (!state.equals(subscription)) {
                found(Fault.WRONG_STATE, reader, "%s acknowledged, subscription is %s".formatted(command, state));
            }
        });
        there.consents().forEach(given -> {
            if (!given.status().equals(consent)) {
                found(Fault.WRONG_STATE, reader, "%s acknowledged, consent is %s".formatted(command, given.status()));
            }
        });
    }

    private Optional<Entry> acknowledged(String reader, Step step) {
        return history.stream()
                .filter(entry -> entry.who().equals(reader) && entry.step() == step)
                .filter(entry -> entry.outcome() == Outcome.ACKNOWLEDGED || entry.outcome() == Outcome.RECORDED)
                .findFirst();
    }

    private List<Entry> all(String reader, Step step, Outcome outcome) {
        return history.stream()
                .filter(entry -> entry.who().equals(reader) && entry.step() == step && entry.outcome() == outcome)
                .toList();
    }

    private void found(Fault fault, String who, String what) {
        findings.add(new Finding(fault, who, what));
    }
}
