package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the list of promotions, newest first, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromotionPage(List<PromotionView> items, @Nullable String next) {}
