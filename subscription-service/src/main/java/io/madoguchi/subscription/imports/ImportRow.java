package io.madoguchi.subscription.imports;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.suppression.Suppressions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line that can be understood; names nobody when it is printed. */
sealed interface ImportRow {

    int line();

    /** Somebody who consented. */
    record Subscriber(
            int line, EmailAddress address, @Nullable String name, String locale, Instant consentedAt)
            implements ImportRow {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** Somebody who is not to be written to; by address, or by the hash of an export of ours. */
    record Refusal(
            int line,
            @Nullable EmailAddress address,
            byte @Nullable [] mac,
            Suppressions.Reason reason,
            String scope,
            Instant since)
            implements ImportRow {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** A link in mails of the former system. */
    record OldLink(int line, String token, EmailAddress address) implements ImportRow {
        @Override
        public String toString() {
            return "line " + line;
        }
    }
}
