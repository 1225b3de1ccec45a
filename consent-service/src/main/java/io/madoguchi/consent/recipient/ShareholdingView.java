package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A holding as it was recorded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ShareholdingView(
        UUID id,
        String holder,
        String held,
        BigDecimal percent,
        DocumentRef document,
        Instant validFrom,
        @Nullable Instant validUntil) {

    static ShareholdingView of(Shareholding holding) {
        return new ShareholdingView(
                holding.id,
                holding.holder,
                holding.held,
                holding.percent,
                holding.document,
                holding.validFrom,
                holding.validUntil);
    }
}
