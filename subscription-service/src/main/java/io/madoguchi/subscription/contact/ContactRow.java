package io.madoguchi.subscription.contact;

import io.madoguchi.persons.EmailAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One card that can be understood.
 *
 * @param row as a spreadsheet counts: the header is row 1
 */
record ContactRow(
        int row,
        EmailAddress address,
        @Nullable String name,
        LocalDate metOn,
        String metBy,
        @Nullable String note) {

    /** Names nobody, so that no log line can. */
    @Override
    public String toString() {
        return "row " + row;
    }
}
