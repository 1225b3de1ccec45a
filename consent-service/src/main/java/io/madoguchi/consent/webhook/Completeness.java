package io.madoguchi.consent.webhook;

import io.madoguchi.lists.Page;
import io.madoguchi.persons.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts for one person whom the withdrawals have reached. */
final class Completeness {

    private Completeness() {}

    static CompletenessView of(PersonRef person, int limit, @Nullable String cursor, Instant now) {
        List<WithdrawalNotice> rows = WithdrawalNotice.of(person.value(), Page.afterId(cursor), limit + 1);
        return new CompletenessView(
                WithdrawalNotice.count(person.value(), false),
                WithdrawalNotice.count(person.value(), true),
                Page.of(rows, limit, n -> n.id.toString(), n -> NoticeView.of(n, now)));
    }
}
