package io.madoguchi.acceptance.kill;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands at the far end when all is quiet: mail boxes, rows, consents and queues.
 *
 * @param readers by mail address
 * @param unsent events that still wait in an outbox, by database
 */
record FarEnd(Map<String, ReaderEnd> readers, Map<String, Long> unsent) {

    /**
     * One reader.
     *
     * @param unknown the mails that are listed for the operator as UNKNOWN
     * @param subscriptions state of each episode in subscription-service
     * @param consents one per row in consent-service: an episode that stands twice is a doubled effect
     */
    record ReaderEnd(
            List<Received> mails, List<Letter> unknown, Map<String, String> subscriptions, List<Given> consents) {}

    /** A mail in the catcher, begun at its MAIL FROM. */
    record Received(String messageId, Letter letter, Instant begun) {}

    /**
     * What a mail is for: each of them may reach a reader once.
     *
     * @param about the issue, or empty
     */
    record Letter(Kind kind, String about) {
        static Letter of(Kind kind) {
            return new Letter(kind, "");
        }
    }

    /** A consent row. */
    record Given(String episode, String status) {}

    enum Kind {
        CONFIRMATION,
        WELCOME,
        ISSUE,
        SERVICE
    }
}
