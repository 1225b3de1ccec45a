package io.madoguchi.subscription.promotion;

import java.util.List;

/**
 * The whole drawn order of one promotion.
 *
 * @param unawarded prizes that nobody is left to win: what was advertised must stay true, so it is shown
 */
record AwardList(List<AwardView> items, int unawarded) {

    static AwardList of(List<Award> awards, Promotion promotion) {
        long held = awards.stream().filter(award -> award.prize != null).count();
        return new AwardList(
                awards.stream().map(award -> AwardView.of(award, promotion)).toList(),
                (int) (promotion.winners() - held));
    }
}
