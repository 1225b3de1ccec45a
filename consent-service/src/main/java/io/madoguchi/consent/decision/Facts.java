package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.purpose.PurposeMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision looks at, with the exact revisions: the same facts always get the same verdict, so that keeping
 * them is keeping the decision.
 *
 * @param purpose the version published by then
 * @param policy the policy version in force then
 * @param laws what a law authorises for this purpose and person then
 * @param contracts the contracts with this person in force then that speak of this purpose
 * @param passing what the grounds of a disclosure look at; null where nobody else is to receive the data
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Facts(
        Asked asked,
        @Nullable Purpose purpose,
        @Nullable Policy policy,
        List<Law> laws,
        List<Contract> contracts,
        Person person,
        @Nullable Passing passing) {

    /**
     * The question with its moments resolved.
     *
     * @param use for whom a recipient would use it; for us, if nothing is said
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Asked(
            UUID purpose,
            Operation operation,
            List<String> categories,
            @Nullable UUID recipient,
            @Nullable RecipientUse use,
            Instant at,
            Instant knownAt) {

        Asked {
            categories = list(categories);
        }

        /** Whether somebody else is to receive the data. */
        @JsonIgnore
        boolean passesOn() {
            return recipient != null || operation == Operation.DISCLOSE;
        }

        private Asked withinTheHouse() {
            Operation own = operation == Operation.DISCLOSE ? Operation.USE : operation;
            return new Asked(purpose, own, categories, null, null, at, knownAt);
        }
    }

    /** @param specialCare which of the categories need consent whatever the mode (APPI 20(2)) */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Purpose(int version, PurposeMode mode, List<String> categories, List<String> specialCare) {

        Purpose {
            categories = list(categories);
            specialCare = list(specialCare);
        }
    }

    /** @param next when the version after it, known already, comes into force */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Policy(
            UUID id,
            int version,
            boolean declares,
            @Nullable Instant next) {}

    /** A use beyond the purpose that a law authorises, approved by two people (F3.3). */
    @RegisterForReflection
    record Law(UUID id, String article, Instant until) {}

    /** What one contract in force says about the purpose. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Contract(
            UUID id,
            Effect effect,
            List<String> categories,
            String document,
            @Nullable Instant until) {

        Contract {
            categories = list(categories);
        }
    }

    Facts {
        laws = list(laws);
        contracts = list(contracts);
    }

    /** An absent list in stored facts is an empty one. */
    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    /** The same use, with nobody else who receives anything. */
    Facts withinTheHouse() {
        return new Facts(asked.withinTheHouse(), purpose, policy, laws, contracts, person, null);
    }

    /** What is asked for, or all that the purpose declares. */
    @JsonIgnore
    List<String> categoriesMeant() {
        return asked.categories().isEmpty() && purpose != null ? purpose.categories() : asked.categories();
    }

    /** Of several contracts the strictest prevails; the order of {@link Effect} is from strict to free. */
    @JsonIgnore
    @Nullable
    Contract prevailing() {
        return contracts.stream()
                .min((a, b) -> a.effect() == b.effect()
                        ? a.id().compareTo(b.id())
                        : a.effect().compareTo(b.effect()))
                .orElse(null);
    }
}
