package io.madoguchi.subscription.promotion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What prizes may be worth in Japan: Act against Unjustifiable Premiums and Misleading Representations (Act 134 of 1962),
 * Art. 4, and the notification on premiums by lottery (Fair Trade Commission Notification 3 of 1977).
 */
final class PremiumCap {

    private static final String NOTIFICATION = "景品表示法第4条・懸賞による景品類の提供に関する事項の制限"
            + "（昭和52年公正取引委員会告示第3号） / Act 134 of 1962 Art. 4, FTC Notification 3 of 1977";
    private static final String GENERAL_EACH = NOTIFICATION + " (2)";
    private static final String GENERAL_ALL = NOTIFICATION + " (3)";
    private static final String JOINT = NOTIFICATION + " (4)";

    private static final long SMALL_TRANSACTION = 5_000;
    private static final long TIMES = 20;
    private static final long GENERAL_MOST = 100_000;
    private static final long JOINT_MOST = 300_000;
    private static final long GENERAL_PERCENT = 2;
    private static final long JOINT_PERCENT = 3;
    private static final long HUNDRED = 100;

    private PremiumCap() {}

    /** One rule, what it allows, what was found, and where it stands; amounts in yen. */
    record Finding(Rule rule, long allowed, long found, boolean kept, String citation) {}

    enum Rule {
        EACH_PRIZE,
        ALL_PRIZES
    }

    /** What a cap depends on. */
    record Offer(
            PromotionKind kind,
            @Nullable Long transactionValue,
            @Nullable Long expectedSales,
            List<Prize> prizes) {}

    /** Empty for an open lottery, which has no cap since 2006; a purchase with unknown values is not checked here. */
    static List<Finding> check(Offer offer) {
        Long transaction = offer.transactionValue();
        Long sales = offer.expectedSales();
        if (offer.kind() == PromotionKind.OPEN || transaction == null || sales == null) {
            return List.of();
        }
        long dearest = offer.prizes().stream().mapToLong(Prize::value).max().orElse(0);
        long all = offer.prizes().stream()
                .mapToLong(prize -> Math.multiplyExact(prize.value(), (long) prize.count()))
                .sum();
        boolean joint = offer.kind() == PromotionKind.JOINT;
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(Rule.EACH_PRIZE, each(joint, transaction), dearest, joint ? JOINT : GENERAL_EACH));
        findings.add(finding(
                Rule.ALL_PRIZES,
                share(sales, joint ? JOINT_PERCENT : GENERAL_PERCENT),
                all,
                joint ? JOINT : GENERAL_ALL));
        return findings;
    }

    private static long each(boolean joint, long transaction) {
        if (joint) {
            return JOINT_MOST;
        }
        return transaction < SMALL_TRANSACTION ? TIMES * transaction : GENERAL_MOST;
    }

    private static long share(long sales, long percent) {
        return Math.multiplyExact(sales, percent) / HUNDRED;
    }

    private static Finding finding(Rule rule, long allowed, long found, String citation) {
        return new Finding(rule, allowed, found, found <= allowed, citation);
    }
}
