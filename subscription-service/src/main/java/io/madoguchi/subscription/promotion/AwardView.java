package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One place of the drawn order as staff sees it: nobody's address, no name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AwardView(
        int rank,
        int leaf,
        AwardState state,
        @Nullable Bilingual prize,
        boolean reachable,
        @Nullable Instant contactBy,
        @Nullable String reason,
        @Nullable String hand,
        Instant changedAt) {

    static AwardView of(Award award, Promotion promotion) {
        return new AwardView(
                award.rank,
                award.leaf,
                award.state,
                award.wonOf(promotion).map(Prize::names).orElse(null),
                award.entry != null,
                award.contactBy,
                award.reason,
                award.hand,
                award.changedAt);
    }
}
