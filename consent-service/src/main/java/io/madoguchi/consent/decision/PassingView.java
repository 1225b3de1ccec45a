package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ground.GroundFound;
import io.madoguchi.consent.ground.GroundRule;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which ground data may be passed on, or by which rule not, with clause and article.
 *
 * @param revision which revision of the register's entry was looked at
 * @param ground the one that holds, or else the likeliest for this recipient
 * @param refusal the rule of that ground that does not hold; null when it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PassingView(
        @Nullable UUID recipient,
        @Nullable Integer revision,
        @Nullable DisclosureGround ground,
        @Nullable RefusalRule refusal,
        String clause,
        @Nullable String article) {

    /** Null where something else decided before the recipient was asked about. */
    static @Nullable PassingView of(Facts facts, Rule decisive) {
        Passing passing = facts.passing();
        if (passing == null || !(decisive.allows() || decisive.isAboutTheRecipient())) {
            return null;
        }
        GroundFound found = passing.found(facts);
        Integer revision =
                passing.recipient() == null ? null : passing.recipient().revision();
        Refusal refusal = found.refusal();
        if (refusal != null) {
            return new PassingView(
                    facts.asked().recipient(),
                    revision,
                    found.ground(),
                    refusal.rule(),
                    refusal.clause(),
                    refusal.article());
        }
        GroundRule rule = GroundRule.of(Objects.requireNonNull(found.ground()));
        return new PassingView(facts.asked().recipient(), revision, found.ground(), null, rule.clause, rule.article);
    }
}
