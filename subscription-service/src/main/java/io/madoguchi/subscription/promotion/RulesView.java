package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of the rules. {@code hash} is the SHA-256 of {@code document}, byte for byte. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesView(
        UUID promotion,
        int version,
        RulesText texts,
        @Nullable String author,
        @Nullable String document,
        @Nullable String hash,
        @Nullable Instant publishedAt) {

    static RulesView of(PromotionRules rules) {
        return new RulesView(
                rules.promotion,
                rules.version,
                new RulesText(rules.textJa, rules.textEn),
                rules.isPublished() ? null : rules.author,
                rules.document,
                rules.hash,
                rules.publishedAt);
    }
}
