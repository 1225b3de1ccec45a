package io.madoguchi.inquiry.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import io.madoguchi.inquiry.Wording;
import io.madoguchi.inquiry.clock.ClockReading;
import io.madoguchi.inquiry.clock.LawPacks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the person sees with number and key: where it stands, by when and why, and who is awaited; no words, no data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonCaseView(
        String number,
        CaseKind kind,
        Instant receivedAt,
        Phase phase,
        Waiting waiting,
        @Nullable LocalDate answerBy,
        @Nullable Wording because,
        List<Item> items,
        List<ClockReading> clocks) {

    /** One right and what became of it. */
    public record Item(Right right, Outcome outcome) {}

    static PersonCaseView of(Case c, List<RightItem> items, List<ClockReading> clocks) {
        Optional<ClockReading> first = LawPacks.earliest(clocks);
        return new PersonCaseView(
                c.number,
                c.kind,
                c.receivedAt,
                c.phase,
                c.waiting,
                first.map(ClockReading::lastDay).orElse(null),
                first.map(ClockReading::article).orElse(null),
                items.stream()
                        .map(i -> new Item(i.askedRight, toldIn(c.phase, i.outcome)))
                        .toList(),
                clocks);
    }

    /** What one person proposed is told when a second one has decided it. */
    private static Outcome toldIn(Phase phase, Outcome outcome) {
        return Phase.UNDECIDED.contains(phase) && Outcome.DECISIONS.contains(outcome) ? Outcome.OPEN : outcome;
    }
}
