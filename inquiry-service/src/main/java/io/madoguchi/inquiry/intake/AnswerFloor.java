package io.madoguchi.inquiry.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Makes answers take the same time whatever is known: a whole multiple of the floor, refusals too. */
@ApplicationScoped
class AnswerFloor {

    private final long floor;

    AnswerFloor(IntakeConfig config) {
        this.floor = config.answerFloor().toNanos();
    }

    <T> T hold(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long end = start + wholeFloors(System.nanoTime() - start);
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private long wholeFloors(long spent) {
        return floor == 0 ? 0 : floor * Math.max(1, Math.ceilDiv(spent, floor));
    }
}
