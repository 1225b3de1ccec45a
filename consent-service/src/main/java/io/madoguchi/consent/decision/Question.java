package io.madoguchi.consent.decision;

import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.persons.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May data of this person be used for that?
 *
 * @param purpose id or code of a purpose of the company
 * @param categories which data; none named means all that the purpose declares
 * @param recipient who would receive it, by the register of recipients
 * @param recipientUse for whom the recipient would use it; for us, if nothing is said
 * @param at the moment asked about, now where absent
 * @param knownAt what was recorded by then counts, now where absent
 */
public record Question(
        PersonRef person,
        String company,
        String purpose,
        Operation operation,
        List<String> categories,
        @Nullable UUID recipient,
        @Nullable RecipientUse recipientUse,
        @Nullable Instant at,
        @Nullable Instant knownAt) {

    /** About now, for all data of the purpose, for nobody else. */
    public static Question now(PersonRef person, String company, String purpose) {
        return new Question(person, company, purpose, Operation.USE, List.of(), null, null, null, null);
    }

    boolean aboutThePast() {
        return at != null || knownAt != null;
    }
}
