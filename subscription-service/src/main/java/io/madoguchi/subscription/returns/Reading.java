package io.madoguchi.subscription.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail that came back says. */
sealed interface Reading {

    /** A delivery status notification, one group for each recipient (RFC 3464). */
    record Report(List<Group> groups, Clues clues) implements Reading {}

    /**
     * What became of one recipient.
     *
     * @param addresses original and final recipient, as far as they are said
     */
    record Group(
            String action,
            @Nullable String status,
            List<String> addresses,
            @Nullable String diagnostic) {

        @Override
        public String toString() {
            return "Group[" + action + " " + status + "]";
        }
    }

    /** An abuse report (RFC 5965). */
    record Complaint(String type, Clues clues) implements Reading {}

    /** A machine answered (RFC 3834). */
    record AutoReply(String why) implements Reading {}

    /** Nothing of the above. */
    record Unparsed(String why) implements Reading {}
}
