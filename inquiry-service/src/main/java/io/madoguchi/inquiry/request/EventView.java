package io.madoguchi.inquiry.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the log of a case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        int position,
        Fact fact,
        @Nullable UUID item,
        @Nullable String ground,
        @Nullable String section,
        Instant at,
        @Nullable String by) {

    static EventView of(CaseEvent event) {
        return new EventView(
                event.position, event.fact, event.item, event.ground, event.section, event.at, event.actor);
    }
}
