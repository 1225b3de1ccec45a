package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.RecipientKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code disclosure.recorded}: data went to a recipient. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record DisclosureRecorded(
        UUID id,
        String company,
        DisclosureGround ground,
        UUID recipient,
        RecipientKind recipientKind,
        List<String> items,
        @Nullable String person,
        int people,
        Instant at) {

    static final String TYPE = "disclosure.recorded";

    static DisclosureRecorded of(Disclosure disclosure) {
        return new DisclosureRecorded(
                disclosure.id,
                disclosure.company,
                disclosure.ground,
                disclosure.recipient,
                disclosure.recipientKind,
                disclosure.items,
                disclosure.person,
                disclosure.people,
                Objects.requireNonNull(disclosure.decidedAt));
    }
}
