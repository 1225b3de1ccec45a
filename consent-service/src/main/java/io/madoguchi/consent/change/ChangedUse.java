package io.madoguchi.consent.change;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.policy.ChangeRule;
import io.madoguchi.consent.purpose.ChangeClass;
import io.madoguchi.consent.purpose.MaterialChange;
import io.madoguchi.consent.purpose.PurposeMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.UUID;

/**
 * One purpose in a policy change: what is new about it, and whether it may start where nobody objects.
 *
 * @param startsBySilence false where only a yes opens it: an unrelated use, unless the policy promised an objection instead
 */
@RegisterForReflection
record ChangedUse(
        UUID purposeVersion,
        UUID purpose,
        String code,
        int version,
        ChangeClass change,
        Set<MaterialChange> material,
        PurposeMode mode,
        boolean startsBySilence,
        Texts texts) {

    /** A text that says the same in other words is no new use: nobody is asked, nothing is blocked. */
    boolean isNewUse() {
        return change != ChangeClass.MINOR;
    }

    static boolean startsBySilence(ChangeClass change, PurposeMode mode, ChangeRule rule) {
        return switch (change) {
            case MINOR, RELATED -> true;
            case NEW -> mode == PurposeMode.NOTICE && rule.unrelated() == ChangeRule.Unrelated.OBJECTION;
        };
    }
}
