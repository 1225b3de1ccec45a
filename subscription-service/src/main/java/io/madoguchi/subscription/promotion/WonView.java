package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A prize as its winner sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WonView(
        UUID promotion,
        String company,
        UUID collectionPoint,
        Bilingual titles,
        @Nullable Bilingual prize,
        AwardState state,
        @Nullable Instant contactBy,
        boolean asksForDelivery) {

    static WonView of(Award award, Promotion promotion) {
        return new WonView(
                promotion.id,
                promotion.company,
                promotion.collectionPoint,
                promotion.titles(),
                award.wonOf(promotion).map(Prize::names).orElse(null),
                award.state,
                award.contactBy,
                Awards.asksForDelivery(promotion));
    }
}
