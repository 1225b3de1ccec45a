package io.madoguchi.subscription.delivery;

import java.util.Map;

/** What became of the mails of an issue: planned is the sum of all others, at any moment. */
public record DeliveryCounts(
        long planned, long accepted, long rejected, long suppressed, long expired, long unknown, long open) {

    /** Before anything is planned. */
    public static final DeliveryCounts NONE = of(Map.of());

    static DeliveryCounts of(Map<DeliveryState, Long> rows) {
        long open = 0;
        long planned = 0;
        for (var row : rows.entrySet()) {
            planned += row.getValue();
            open += row.getKey().isOpen() ? row.getValue() : 0;
        }
        return new DeliveryCounts(
                planned,
                rows.getOrDefault(DeliveryState.ACCEPTED, 0L),
                rows.getOrDefault(DeliveryState.REJECTED, 0L),
                rows.getOrDefault(DeliveryState.SUPPRESSED, 0L),
                rows.getOrDefault(DeliveryState.EXPIRED, 0L),
                rows.getOrDefault(DeliveryState.UNKNOWN, 0L),
                open);
    }
}
