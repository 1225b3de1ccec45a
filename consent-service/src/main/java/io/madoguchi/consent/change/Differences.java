package io.madoguchi.consent.change;

import io.madoguchi.consent.policy.ChangeRule;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.policy.Policies.Succession;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.ChangeClass;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.consent.purpose.Purposes.Wording;
import io.madoguchi.consent.purpose.WordingDifference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares a policy version, draft or published, with the one before it. */
@ApplicationScoped
class Differences {

    private final Policies policies;
    private final Purposes purposes;

    Differences(Policies policies, Purposes purposes) {
        this.policies = policies;
        this.purposes = purposes;
    }

    Optional<Succession> step(UUID policy, int version, Instant now) {
        return policies.succession(policy, version, now);
    }

    Difference difference(Succession step) {
        PolicyInForce before = step.before();
        Map<UUID, Integer> declared = before == null ? Map.of() : before.purposes();
        List<ChangedUse> uses = step.version().purposes().entrySet().stream()
                .flatMap(p -> use(step, p.getKey(), p.getValue(), declared.get(p.getKey())).stream())
                .toList();
        return new Difference(step.version(), before, uses, Difference.terms(step));
    }

    /** A purpose that both versions declare in the same wording is no part of the change. */
    private Optional<ChangedUse> use(Succession step, UUID purpose, int number, @Nullable Integer before) {
        Wording after = (step.published() ? purposes.wording(purpose, number) : purposes.newest(purpose)).orElseThrow();
        if (before != null && before == after.version()) {
            return Optional.empty();
        }
        Optional<Wording> told = before == null ? Optional.empty() : purposes.wording(purpose, before);
        WordingDifference found =
                WordingDifference.between(told.map(Wording::says).orElse(null), after.says());
        ChangeClass steps = before == null || !after.published()
                ? ChangeClass.MINOR
                : purposes.change(purpose, before, after.version());
        ChangeClass change = found.least().or(steps).or(after.published() ? ChangeClass.MINOR : called(before, after));
        ChangeRule rule = Difference.rule(step);
        return Optional.of(new ChangedUse(
                after.versionId(),
                purpose,
                purposes.find(step.version().company(), purpose).orElseThrow().code(),
                after.version(),
                change,
                found.material(),
                after.says().mode(),
                ChangedUse.startsBySilence(change, after.says().mode(), rule),
                after.says().texts()));
    }

    private static ChangeClass called(@Nullable Integer before, Wording draft) {
        return before == null ? ChangeClass.NEW : draft.change();
    }
}
