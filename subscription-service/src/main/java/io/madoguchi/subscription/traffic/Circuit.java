package io.madoguchi.subscription.traffic;

/** Stops asking a provider that says no to nearly everything, and probes with single mails until one is taken. */
final class Circuit {

    /** What is remembered: the last so many answers. */
    private static final int WINDOW = 32;

    private static final int MOST_BAD = 16;
    private static final long FIRST_REST = 30_000_000_000L;
    private static final long LONGEST_REST = 30 * 60_000_000_000L;

    /** Where it stands. */
    enum Position {
        CLOSED,
        OPEN,
        PROBING
    }

    private Position position = Position.CLOSED;
    private int answers;
    private int seen;
    private long rest = FIRST_REST;
    private long openUntil;
    private boolean probeOut;

    /** Whether a mail may leave; while probing, one at a time. */
    boolean admits(long now) {
        return switch (position) {
            case CLOSED -> true;
            case OPEN -> {
                if (now - openUntil < 0) {
                    yield false;
                }
                position = Position.PROBING;
                probeOut = true;
                yield true;
            }
            case PROBING -> {
                boolean free = !probeOut;
                probeOut = true;
                yield free;
            }
        };
    }

    /** The mail that was let through did not leave after all. */
    void unused() {
        probeOut = false;
    }

    void good() {
        probeOut = false;
        if (position == Position.PROBING) {
            rest = FIRST_REST;
            seen = 0;
            answers = 0;
        }
        position = Position.CLOSED;
        remember(0);
    }

    void bad(long now) {
        probeOut = false;
        remember(1);
        switch (position) {
            case CLOSED -> {
                if (seen >= MOST_BAD && Integer.bitCount(answers) >= MOST_BAD) {
                    open(now);
                }
            }
            case PROBING -> {
                rest = Math.min(LONGEST_REST, rest * 2);
                open(now);
            }
            case OPEN -> {
                // answers to mails that were under way when it opened
            }
        }
    }

    private void open(long now) {
        position = Position.OPEN;
        openUntil = now + rest;
    }

    private void remember(int bad) {
        answers = answers << 1 | bad;
        seen = Math.min(WINDOW, seen + 1);
    }

    long nanosToNext(long now) {
        return position == Position.OPEN ? Math.max(0, openUntil - now) : 0;
    }

    Position position() {
        return position;
    }
}
