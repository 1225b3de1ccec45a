package io.madoguchi.consent.ground;

import io.madoguchi.consent.policy.DisclosureGround;
import org.jspecify.annotations.Nullable;

/** The rule that refuses, with the clause of the policy and the article of the APPI behind it. */
public record Refusal(
        RefusalRule rule, String clause, @Nullable String article) {

    public static Refusal of(RefusalRule rule, @Nullable DisclosureGround ground) {
        if (rule.clause != null) {
            return new Refusal(rule, rule.clause, rule.article);
        }
        return new Refusal(rule, ground == null ? "F4.0" : GroundRule.of(ground).clause, rule.article);
    }

    static Refusal of(RefusalRule rule, String clause) {
        return new Refusal(rule, clause, rule.article);
    }
}
