package io.madoguchi.subscription.returns;

import io.madoguchi.persons.PersonRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail that came back comes to.
 *
 * @param nobodyThere the mailbox does not exist
 * @param reason in words without addresses
 */
record Finding(
        ReturnKind kind,
        boolean nobodyThere,
        @Nullable String status,
        @Nullable String reason,
        @Nullable About about) {

    /** Whom and which mail it is about. */
    record About(
            String company,
            PersonRef person,
            @Nullable UUID delivery,
            @Nullable UUID issue) {}
}
