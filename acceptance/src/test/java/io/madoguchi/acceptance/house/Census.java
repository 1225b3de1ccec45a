package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether a refused request left something half done: no table holds a row more or less than before. */
public final class Census {

    /** What counts attempts and keeps time, or follows an earlier command in its own time: none of it is an effect. */
    private static final Set<String> HOUSEKEEPING = Set.of(
            "rate_bucket",
            "idempotent_command",
            "delivery_worker",
            "delivery_attempt",
            "inbox_event",
            "consent_revision",
            "consent_view",
            "ledger_pending",
            "log_leaf",
            "log_tile",
            "log_checkpoint",
            // pages are counted without anybody in them, every few seconds (E12)
            "site_count",
            "visitor_salt",
            "flyway_schema_history");

    private Census() {}

    public static void assertNothingNew(Database database, Map<String, Long> before) {
        assertThat(withoutHousekeeping(database.census())).isEqualTo(withoutHousekeeping(before));
    }

    private static Map<String, Long> withoutHousekeeping(Map<String, Long> census) {
        Map<String, Long> rest = new TreeMap<>(census);
        rest.keySet().removeAll(HOUSEKEEPING);
        return rest;
    }
}
