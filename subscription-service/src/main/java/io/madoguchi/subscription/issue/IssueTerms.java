package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an issue says beside its words.
 *
 * @param purpose for which it is sent, where that is not the topic's
 * @param archived whether the web archive shows it; absent means yes
 * @param corrects the issue of the same topic that this one corrects
 * @param embargoUntil before which neither a mail nor the archive shows anything of it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssueTerms(
        @Nullable UUID purpose,
        @Nullable Boolean archived,
        @Nullable UUID corrects,
        @Nullable Instant embargoUntil) {

    static final IssueTerms PLAIN = new IssueTerms(null, null, null, null);

    boolean shown() {
        return archived == null || archived;
    }
}
