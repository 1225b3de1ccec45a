package io.madoguchi.subscription.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the list of imports, newest first, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactImportPage(
        List<ContactImportView> items, @Nullable String next) {

    /** From one more than asked for: that one proves that there is a next page. */
    static ContactImportPage of(List<ContactImport> found, int limit) {
        List<ContactImportView> items =
                found.stream().limit(limit).map(ContactImportView::of).toList();
        return new ContactImportPage(
                items, found.size() > limit ? items.getLast().id().toString() : null);
    }
}
