package io.madoguchi.acceptance.send;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What goes wrong while an issue is on its way.
 *
 * @param percent after so much of it
 */
record Fault(What what, int percent) {

    private static final List<Integer> PERCENTS = List.of(5, 25, 50, 75, 95);

    /** The kinds of it. */
    enum What {
        KILL("kill -9 of the sender"),
        TERM("SIGTERM"),
        POSTGRES_RESTARTED("PostgreSQL restarted"),
        POSTGRES_KILLED("PostgreSQL killed with -9"),
        CUT_AFTER_DOT("line cut after the final dot, every ninth mail"),
        MIXTURE("421, 451 and 550 mixed"),
        SLOW("one byte a second"),
        RESET("taken, then reset"),
        SECOND_KILLED("two senders, one killed with -9"),
        SECOND_FROZEN("two senders, one frozen beyond its lease");

        final String name;

        What(String name) {
            this.name = name;
        }
    }

    String name() {
        return percent == 0 ? what.name : what.name + " at " + percent + " %";
    }

    /** All of them. */
    static List<Fault> all() {
        return Stream.concat(
                        PERCENTS.stream().map(percent -> new Fault(What.KILL, percent)),
                        Stream.of(
                                new Fault(What.TERM, 50),
                                new Fault(What.POSTGRES_RESTARTED, 50),
                                new Fault(What.POSTGRES_KILLED, 50),
                                new Fault(What.CUT_AFTER_DOT, 0),
                                new Fault(What.MIXTURE, 0),
                                new Fault(What.SLOW, 0),
                                new Fault(What.RESET, 0),
                                new Fault(What.SECOND_KILLED, 50),
                                new Fault(What.SECOND_FROZEN, 25)))
                .toList();
    }

    /** Those of a build: one kill, the cut, the mixture, and the frozen sender. */
    static List<Fault> few(Random random) {
        return List.of(
                new Fault(What.KILL, PERCENTS.get(random.nextInt(PERCENTS.size()))),
                new Fault(What.CUT_AFTER_DOT, 0),
                new Fault(What.MIXTURE, 0),
                new Fault(What.SECOND_FROZEN, 25));
    }
}
