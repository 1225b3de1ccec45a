package io.madoguchi.subscription.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Where the senders' processor time goes, part by part: {@code madoguchi_delivery_cpu_seconds_total}. */
@Singleton
class Spent {

    private static final double SECOND = 1e9;

    private final Map<Part, LongAdder> nanos = new EnumMap<>(Part.class);
    private final LongAdder mails = new LongAdder();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean measurable = threads.isCurrentThreadCpuTimeSupported();

    /** The work of a sender. */
    enum Part {
        CLAIM,
        OPEN,
        WRITE,
        CHECK,
        WIRE,
        SETTLE
    }

    Spent(MeterRegistry registry) {
        for (Part part : Part.values()) {
            LongAdder adder = new LongAdder();
            nanos.put(part, adder);
            FunctionCounter.builder("madoguchi.delivery.cpu.seconds", adder, spent -> spent.sum() / SECOND)
                    .tag("part", part.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("madoguchi.delivery.mails", mails, LongAdder::sum)
                .register(registry);
    }

    /** The processor time of this thread until now. */
    long start() {
        return measurable ? threads.getCurrentThreadCpuTime() : 0;
    }

    /** What this thread used since then was for that; the answer is where the next part begins. */
    long end(Part part, long start) {
        long now = start();
        LongAdder adder = nanos.get(part);
        if (adder != null) {
            adder.add(now - start);
        }
        return now;
    }

    void sent() {
        mails.increment();
    }
}
