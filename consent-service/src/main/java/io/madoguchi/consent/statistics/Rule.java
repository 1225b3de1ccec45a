package io.madoguchi.consent.statistics;

/**
 * What a shown figure looks like, and what it tells.
 *
 * @param threshold fewer people than this are never shown
 * @param rounding figures are rounded to multiples of it
 */
record Rule(int threshold, int rounding) {

    boolean isThin(Count count) {
        return count.value() > 0 && count.people() < threshold;
    }

    long shown(long value) {
        return (value + rounding / 2) / rounding * rounding;
    }

    /** All values that are shown as this one, by somebody who knows the rule: thin ones are never among them. */
    Range tells(long shown) {
        long low = Math.max(0, shown - rounding / 2);
        long high = shown - rounding / 2 + rounding - 1;
        if (shown > 0) {
            return new Range(Math.max(low, Math.min(threshold, high)), high);
        }
        return high < threshold ? new Range(0, 0) : new Range(0, high);
    }

    /** From the least to the most that a figure can be. */
    record Range(long low, long high) {}

    /**
     * How far apart the least and the most must be that anybody can conclude about a figure that is held back. That a thin
     * figure is one of 1 to threshold - 1 is known from the rule; nothing may narrow that.
     */
    int spread(Count count) {
        return isThin(count) ? Math.max(1, threshold - 2) : 1;
    }
}
