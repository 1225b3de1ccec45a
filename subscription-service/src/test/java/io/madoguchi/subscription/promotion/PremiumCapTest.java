package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.language.Bilingual;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumCapTest {

    @ParameterizedTest
    @CsvSource({
        "GENERAL, 1000, 10000000, 20000, 10, true, true",
        "GENERAL, 1000, 10000000, 20001, 1, false, true",
        "GENERAL, 4999, 10000000, 99980, 2, true, true",
        "GENERAL, 5000, 100000000, 100000, 20, true, true",
        "GENERAL, 50000, 100000000, 100001, 1, false, true",
        "GENERAL, 5000, 1000000, 10000, 2, true, true",
        "GENERAL, 5000, 1000000, 10000, 3, true, false",
        "JOINT, 100, 100000000, 300000, 10, true, true",
        "JOINT, 100, 100000000, 300001, 1, false, true",
        "JOINT, 100, 100000000, 300000, 11, true, false"
    })
    void aPrizeOfAPurchaseHasACap(
            PromotionKind kind, long transaction, long sales, long value, int count, boolean each, boolean all) {
        List<PremiumCap.Finding> found =
                PremiumCap.check(new PremiumCap.Offer(kind, transaction, sales, List.of(prize(value, count))));

        assertThat(found).extracting(PremiumCap.Finding::kept).containsExactly(each, all);
        assertThat(found).allSatisfy(f -> assertThat(f.citation()).contains("Act 134 of 1962", "昭和52年"));
    }

    @Test
    void anOpenLotteryHasNone() {
        assertThat(PremiumCap.check(
                        new PremiumCap.Offer(PromotionKind.OPEN, null, null, List.of(prize(10_000_000, 3)))))
                .isEmpty();
    }

    private static Prize prize(long value, int count) {
        return new Prize(new Bilingual("計器", "Instrument"), value, count);
    }
}
