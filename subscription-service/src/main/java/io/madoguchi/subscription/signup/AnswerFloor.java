package io.madoguchi.subscription.signup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Makes answers about an address take the same time whatever is known of it: at least the floor, and a whole multiple of
 * it when the work took longer.
 */
@ApplicationScoped
public class AnswerFloor {

    private final long floor;

    AnswerFloor(SignUpConfig config) {
        this(config.answerFloor());
    }

    AnswerFloor(Duration floor) {
        this.floor = floor.toNanos();
    }

    /** Refusals of the input itself pass at once: they say nothing about an address. */
    public <T> T hold(Supplier<T> work) {
        long start = System.nanoTime();
        T answer = work.get();
        long end = start + wholeFloors(System.nanoTime() - start);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return answer;
    }

    long wholeFloors(long spent) {
        return floor == 0 ? 0 : floor * Math.max(1, Math.ceilDiv(spent, floor));
    }
}
