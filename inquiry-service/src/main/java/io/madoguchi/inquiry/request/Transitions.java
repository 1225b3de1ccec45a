package io.madoguchi.inquiry.request;

import static io.madoguchi.inquiry.request.Phase.ACKNOWLEDGED;
import static io.madoguchi.inquiry.request.Phase.ANSWERED;
import static io.madoguchi.inquiry.request.Phase.CLOSED;
import static io.madoguchi.inquiry.request.Phase.DECIDED;
import static io.madoguchi.inquiry.request.Phase.DELIVERING;
import static io.madoguchi.inquiry.request.Phase.RECEIVED;
import static io.madoguchi.inquiry.request.Phase.REOPENED;
import static io.madoguchi.inquiry.request.Phase.REVIEW;
import static io.madoguchi.inquiry.request.Phase.ROUTED;
import static io.madoguchi.inquiry.request.Phase.WORKING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of what may follow what, on all three axes. A fact moves every axis on which it has a row; standing where it has
 * none, it is refused. Tests walk through the table, and the pages of the documentation are written from it.
 */
final class Transitions {

    static final List<Transition> TABLE = table();

    private static final Map<Standing, Map<Fact, Transition>> BY_STANDING = index();

    private Transitions() {}

    /** What happens to something that stands here; nothing when the fact is refused, or is none of this axis. */
    static Optional<Transition> find(Standing from, Fact fact) {
        return Optional.ofNullable(BY_STANDING.getOrDefault(from, Map.of()).get(fact));
    }

    /** Whether this fact says anything about this axis. */
    static boolean concerns(Class<? extends Standing> axis, Fact fact) {
        return TABLE.stream().anyMatch(row -> row.fact() == fact && row.axis() == axis);
    }

    private static List<Transition> table() {
        Rows rows = new Rows();
        phases(rows);
        ends(rows);
        waits(rows);
        decisions(rows);
        execution(rows);
        asides(rows);
        return List.copyOf(rows.all);
    }

    private static void phases(Rows rows) {
        rows.move(EnumSet.of(RECEIVED, REOPENED), Fact.ACKNOWLEDGED, ACKNOWLEDGED);
        rows.move(EnumSet.of(RECEIVED, ACKNOWLEDGED, ROUTED, REOPENED), Fact.ROUTED, ROUTED);
        // handed over while somebody works on it: it stays where it is
        rows.stay(EnumSet.of(WORKING, REVIEW), Fact.ROUTED);
        rows.move(EnumSet.of(ROUTED, REOPENED), Fact.WORK_BEGUN, WORKING);
        rows.move(EnumSet.of(WORKING), Fact.REVIEW_ASKED, REVIEW, Guard.ALL_DECIDED);
        rows.move(EnumSet.of(REVIEW), Fact.DECIDED, DECIDED, Guard.ALL_DECIDED, Guard.SECOND_PERSON);
        rows.move(EnumSet.of(DECIDED), Fact.DELIVERY_BEGUN, DELIVERING, Guard.ASSURED);
        rows.move(EnumSet.of(WORKING), Fact.ANSWERED, ANSWERED, Guard.NO_RIGHT_ASKED);
        rows.move(EnumSet.of(DECIDED, DELIVERING), Fact.ANSWERED, ANSWERED, Guard.ALL_NOTIFIED);
        rows.move(EnumSet.of(ANSWERED), Fact.CLOSED, CLOSED);
        rows.move(EnumSet.of(ANSWERED, CLOSED), Fact.REOPENED, REOPENED);
        rows.move(EnumSet.of(Phase.MISDIRECTED, Phase.SPAM, Phase.DUPLICATE, Phase.NO_REPLY), Fact.REOPENED, REOPENED);
        rows.move(EnumSet.of(Outcome.NOTIFIED), Fact.REOPENED, Outcome.OPEN);
        rows.stay(EnumSet.complementOf(EnumSet.of(Outcome.NOTIFIED)), Fact.REOPENED);
    }

    private static void ends(Rows rows) {
        rows.move(Phase.OPEN, Fact.WITHDRAWN, Phase.WITHDRAWN);
        rows.move(EnumSet.of(REOPENED, RECEIVED, ACKNOWLEDGED, ROUTED, WORKING), Fact.MISDIRECTED, Phase.MISDIRECTED);
        rows.move(EnumSet.of(REOPENED, RECEIVED, ACKNOWLEDGED), Fact.MARKED_SPAM, Phase.SPAM);
        rows.move(Phase.UNDECIDED, Fact.MERGED, Phase.DUPLICATE);
        rows.move(Phase.OPEN, Fact.NO_REPLY, Phase.NO_REPLY, Guard.REMINDED);
        rows.move(EnumSet.of(CLOSED), Fact.PURGED, Phase.PURGED, Guard.KEPT_LONG_ENOUGH);
        rows.move(Phase.ENDED, Fact.PURGED, Phase.PURGED, Guard.KEPT_LONG_ENOUGH);
        Set<Fact> ends = EnumSet.of(
                Fact.WITHDRAWN, Fact.MISDIRECTED, Fact.MARKED_SPAM, Fact.MERGED, Fact.NO_REPLY, Fact.ANSWERED);
        for (Fact end : ends) {
            rows.move(EnumSet.complementOf(EnumSet.of(Waiting.HOLD)), end, Waiting.NOBODY);
            // a hold is lifted by whoever laid it, not by the end of a case
            rows.stay(EnumSet.of(Waiting.HOLD), end);
        }
        rows.stay(EnumSet.of(Waiting.NOBODY), Fact.PURGED);
        // what is being carried out cannot be taken back any more
        rows.move(Outcome.DECISIONS, Fact.WITHDRAWN, Outcome.WITHDRAWN);
        rows.move(EnumSet.of(Outcome.OPEN), Fact.WITHDRAWN, Outcome.WITHDRAWN);
        rows.stay(EnumSet.of(Outcome.EXECUTED, Outcome.VERIFIED, Outcome.NOTIFIED, Outcome.WITHDRAWN), Fact.WITHDRAWN);
    }

    private static void waits(Rows rows) {
        Map<Fact, Waiting> asked = new EnumMap<>(Map.of(
                Fact.IDENTITY_ASKED, Waiting.IDENTITY,
                Fact.PARTICULARS_ASKED, Waiting.PARTICULARS,
                Fact.FEE_ASKED, Waiting.FEE,
                Fact.MANDATE_ASKED, Waiting.MANDATE,
                Fact.SECTION_ASKED, Waiting.SECTION,
                Fact.RECIPIENT_ASKED, Waiting.RECIPIENT,
                Fact.COOL_OFF_BEGUN, Waiting.COOL_OFF,
                Fact.POSTED, Waiting.POST));
        // one thing at a time: the next question ends the wait for the last; nothing goes past a hold
        asked.forEach((fact, waiting) -> {
            rows.move(EnumSet.complementOf(EnumSet.of(Waiting.HOLD, waiting)), fact, waiting);
            rows.stay(Phase.OPEN, fact);
        });
        rows.move(EnumSet.complementOf(EnumSet.of(Waiting.HOLD)), Fact.HELD, Waiting.HOLD);
        rows.move(EnumSet.complementOf(EnumSet.of(Waiting.NOBODY)), Fact.WAIT_OVER, Waiting.NOBODY);
        Set<Phase> there = EnumSet.complementOf(EnumSet.of(Phase.PURGED));
        rows.stay(there, Fact.HELD);
        rows.stay(there, Fact.WAIT_OVER);
    }

    private static void decisions(Rows rows) {
        Set<Outcome> open = EnumSet.of(Outcome.OPEN);
        rows.move(open, Fact.ITEM_GRANTED, Outcome.GRANTED);
        rows.move(open, Fact.ITEM_PARTLY_GRANTED, Outcome.PARTLY, Guard.REASONED);
        rows.move(open, Fact.ITEM_REFUSED, Outcome.REFUSED, Guard.REASONED);
        rows.move(open, Fact.ITEM_NOT_HELD, Outcome.NOT_HELD, Guard.REASONED);
        rows.move(open, Fact.ITEM_ALTERNATIVE, Outcome.ALTERNATIVE, Guard.REASONED);
        rows.move(Outcome.DECISIONS, Fact.ITEM_RECONSIDERED, Outcome.OPEN);
        rows.move(Outcome.DECISIONS, Fact.ITEM_WITHDRAWN, Outcome.WITHDRAWN);
        rows.move(open, Fact.ITEM_WITHDRAWN, Outcome.WITHDRAWN);
        for (Fact decision : EnumSet.range(Fact.ITEM_GRANTED, Fact.ITEM_RECONSIDERED)) {
            rows.stay(EnumSet.of(WORKING, REVIEW), decision);
        }
        rows.stay(Phase.OPEN, Fact.ITEM_WITHDRAWN);
    }

    private static void execution(Rows rows) {
        rows.move(Outcome.TO_EXECUTE, Fact.EXECUTION_BEGUN, Outcome.EXECUTING, Guard.ASSURED, Guard.NOT_KEPT_BACK);
        rows.move(EnumSet.of(Outcome.EXECUTING), Fact.EXECUTED, Outcome.EXECUTED);
        rows.move(EnumSet.of(Outcome.EXECUTED), Fact.VERIFIED, Outcome.VERIFIED);
        rows.move(
                EnumSet.of(Outcome.VERIFIED, Outcome.REFUSED, Outcome.NOT_HELD), Fact.ITEM_NOTIFIED, Outcome.NOTIFIED);
        for (Fact step : EnumSet.range(Fact.EXECUTION_BEGUN, Fact.ITEM_NOTIFIED)) {
            rows.stay(EnumSet.of(DECIDED, DELIVERING), step);
        }
    }

    private static void asides(Rows rows) {
        rows.stay(Phase.OPEN, Fact.EXTENSION_TOLD);
        rows.stay(Phase.UNDECIDED, Fact.SPLIT);
        rows.stay(EnumSet.complementOf(EnumSet.of(Phase.PURGED)), Fact.LINKED);
    }

    private static Map<Standing, Map<Fact, Transition>> index() {
        Map<Standing, Map<Fact, Transition>> index = new LinkedHashMap<>();
        for (Transition row : TABLE) {
            Map<Fact, Transition> here = index.computeIfAbsent(row.from(), s -> new EnumMap<>(Fact.class));
            if (here.put(row.fact(), row) != null) {
                throw new IllegalStateException(row.fact() + " has two rows at " + row.from());
            }
        }
        return index;
    }

    /** Rows as they are written down. */
    private static final class Rows {

        private final List<Transition> all = new ArrayList<>();

        void move(Collection<? extends Standing> from, Fact fact, Standing to, Guard... guards) {
            from.forEach(standing -> all.add(new Transition(standing, fact, to, Set.of(guards))));
        }

        void stay(Collection<? extends Standing> standings, Fact fact) {
            standings.forEach(standing -> all.add(new Transition(standing, fact, standing, Set.of())));
        }
    }
}
