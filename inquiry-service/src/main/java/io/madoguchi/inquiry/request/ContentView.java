package io.madoguchi.inquiry.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.persons.Seal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person wrote and how they are reached; each opening is noted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContentView(String contact, @Nullable String name, String text, List<Item> items, List<Note> notes) {

    /** The words of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            @Nullable String scope,
            @Nullable String reason,
            @Nullable String remedies) {}

    /** What was noted with an event. */
    record Note(int position, String text) {}

    static ContentView of(Case c, Seal seal) {
        Sealing sealing = c.sealing(seal);
        List<Item> items = RightItem.of(c.id).stream()
                .map(i -> new Item(i.id, i.scope(sealing), i.reason(sealing), i.remedies(sealing)))
                .toList();
        List<Note> notes = CaseEvent.of(c.id).stream()
                .filter(event -> event.noteSealed != null)
                .map(event -> new Note(event.position, String.valueOf(event.note(c, seal))))
                .toList();
        return new ContentView(c.contact(seal), c.name(seal), c.text(seal), items, notes);
    }
}
