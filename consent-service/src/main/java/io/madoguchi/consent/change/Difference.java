package io.madoguchi.consent.change;

import io.madoguchi.consent.policy.ChangeRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.policy.Policies.Succession;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.MaterialChange;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy version beside the one before it: which uses it changes and how, and which of its terms. */
record Difference(PolicyInForce version, @Nullable PolicyInForce before, List<ChangedUse> uses, ChangeTerms terms) {

    /** The rule is the promise people were given: that of the version before. */
    static ChangeRule rule(Succession step) {
        PolicyInForce before = step.before();
        return before == null ? step.version().changeRule() : before.changeRule();
    }

    static ChangeTerms terms(Succession step) {
        PolicyInForce after = step.version();
        PolicyInForce before = step.before();
        EnumSet<MaterialChange> material = EnumSet.noneOf(MaterialChange.class);
        Set<DisclosureGround> opened = new HashSet<>(after.grounds());
        if (before != null) {
            opened.removeAll(new HashSet<>(before.grounds()));
            note(
                    material,
                    MaterialChange.OTHERS_MARKETING,
                    before.refusesOthersMarketing() && !after.refusesOthersMarketing());
            note(material, MaterialChange.AGE_LIMIT, after.ageLimit() < before.ageLimit());
            note(material, MaterialChange.CHANGE_RULE, isWeaker(after.changeRule(), before.changeRule()));
            note(material, MaterialChange.THIRD_PARTY_PROVISION, !opened.isEmpty());
        }
        return new ChangeTerms(
                step.titles(),
                material,
                before == null ? List.of() : opened.stream().sorted().toList(),
                rule(step),
                after.effectiveFrom());
    }

    private static boolean isWeaker(ChangeRule after, ChangeRule before) {
        boolean shorter = after.length().compareTo(before.length()) < 0;
        return shorter
                || (before.unrelated() == ChangeRule.Unrelated.CONSENT
                        && after.unrelated() == ChangeRule.Unrelated.OBJECTION);
    }

    private static void note(Set<MaterialChange> material, MaterialChange change, boolean is) {
        if (is) {
            material.add(change);
        }
    }
}
