package io.madoguchi.consent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a release, as the release ledger keeps it.
 *
 * @param at where it stands: a value for each dimension of the table, {@code *} for a total
 * @param shown the rounded figure; null where it is held back
 * @param spread how far apart the least and the most that anybody can conclude must stay; 0 where it is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record Figure(List<String> at, @Nullable Long shown, int spread) {

    static final String TOTAL = "*";

    boolean isShown() {
        return shown != null;
    }
}
