package io.madoguchi.subscription.imports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list holds, and the columns that can be mapped for it; the first ones are needed. */
@Schema(name = "ListImportKind")
enum ImportKind {
    SUBSCRIBERS(1, "address", "name", "locale", "consentedAt"),
    /** Earlier unsubscribes, refusals and bounces, by address or by the hash of an export of ours; they come in first. */
    REFUSALS(0, "address", "mac", "reason", "since", "scope"),
    /** What stood in the unsubscribe links of the former system, and whose it was. */
    OLD_LINKS(2, "token", "address");

    private final int needed;
    private final List<String> columns;

    ImportKind(int needed, String... columns) {
        this.needed = needed;
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    List<String> needed() {
        return columns.subList(0, needed);
    }
}
