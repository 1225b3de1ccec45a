package io.madoguchi.consent.decision;

import io.madoguchi.consent.ground.RecipientUse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of many questions about now; the purpose is an id or a code. */
record Many(
        String person,
        String purpose,
        Operation operation,
        List<String> categories,
        @Nullable UUID recipient,
        @Nullable RecipientUse recipientUse) {

    /** About a use of our own. */
    static Many use(String person, String purpose, List<String> categories) {
        return new Many(person, purpose, Operation.USE, categories, null, null);
    }
}
