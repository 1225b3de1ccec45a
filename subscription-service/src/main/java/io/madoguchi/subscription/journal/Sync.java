package io.madoguchi.subscription.journal;

/**
 * When a journal reaches the disk itself. A killed process loses nothing either way: what it wrote is in the kernel's
 * cache. It matters only when the machine stops.
 */
public enum Sync {
    /** Left to the kernel. */
    KERNEL,
    /** Every few milliseconds, by a timer. */
    TIMER,
    /** Before each final dot: after a power cut at most one mail of each connection is in doubt, for a flush per mail. */
    EACH
}
