package io.madoguchi.subscription.imports;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param earlier who refused, left, bounced or was removed before: they stay out
 */
record Tally(int taken, int known, int earlier, int wrong, List<Refused> refused) {

    /** A line that is not taken, in words that hold nothing of it. */
    record Refused(int line, String field, String reason) {}
}
