package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.policy.DisclosureGround;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who received a person's data, which, why and when: what that person reads. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PersonDisclosureView(
        UUID id,
        String company,
        DisclosureView.ReceivedBy recipient,
        List<Item> items,
        DisclosureGround ground,
        String clause,
        String article,
        @Nullable Texts purpose,
        @Nullable String reason,
        Instant at,
        @Nullable Instant acknowledgedAt) {

    /** An item by its code, and as it is called. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Item(String code, @Nullable Names names) {}
}
