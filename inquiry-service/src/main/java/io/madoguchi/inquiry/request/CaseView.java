package io.madoguchi.inquiry.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.clock.ClockReading;
import io.madoguchi.inquiry.clock.LawPacks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a case stands: nothing of who asks, nor of what was written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID id,
        String number,
        String company,
        CaseKind kind,
        Channel channel,
        String locale,
        Instant receivedAt,
        Phase phase,
        Waiting waiting,
        @Nullable String section,
        Assurance assurance,
        @Nullable UUID mergedInto,
        List<ItemView> items,
        @Nullable LocalDate answerBy,
        List<ClockReading> clocks,
        int version) {

    static CaseView of(Case c, List<RightItem> items, List<ClockReading> clocks) {
        return new CaseView(
                c.id,
                c.number,
                c.company,
                c.kind,
                c.channel,
                c.locale,
                c.receivedAt,
                c.phase,
                c.waiting,
                c.section,
                c.assurance,
                c.mergedInto,
                items.stream().map(ItemView::of).toList(),
                LawPacks.earliest(clocks).map(ClockReading::lastDay).orElse(null),
                clocks,
                c.version);
    }
}
