package io.madoguchi.subscription.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stretch of a list of deliveries, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryPage(
        List<DeliveryView> items, @Nullable String next) {

    /** From one row more than asked for: that one proves that there is a next page. */
    static DeliveryPage of(List<Delivery> found, int limit) {
        return of(found, limit, mail -> null);
    }

    static DeliveryPage of(List<Delivery> found, int limit, Function<Delivery, @Nullable Wait> waits) {
        List<DeliveryView> items = found.stream()
                .limit(limit)
                .map(mail -> DeliveryView.of(mail, waits.apply(mail)))
                .toList();
        return new DeliveryPage(
                items, found.size() > limit ? items.getLast().id().toString() : null);
    }
}
