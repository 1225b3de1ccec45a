package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.purpose.PublishedPurpose;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Registers;
import io.madoguchi.lists.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts disclosures into the words a person reads. */
@ApplicationScoped
class PersonDisclosures {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Purposes purposes;
    private final Registers registers;

    PersonDisclosures(Purposes purposes, Registers registers) {
        this.purposes = purposes;
        this.registers = registers;
    }

    /** Newest first, one more than is shown. */
    static List<Disclosure> rows(String person, @Nullable String cursor, int limit) {
        UUID after = Page.afterId(cursor);
        return Disclosure.of(person, after.equals(new UUID(0, 0)) ? NEWEST : after, limit + 1);
    }

    Page<PersonDisclosureView> page(List<Disclosure> rows, int limit) {
        return Page.of(rows, limit, d -> d.id.toString(), this::view);
    }

    private PersonDisclosureView view(Disclosure d) {
        Registers.Categories categories = registers.categories(d.company, d.requestedAt);
        return new PersonDisclosureView(
                d.id,
                d.company,
                DisclosureView.ReceivedBy.of(d),
                d.items.stream().map(i -> item(i, categories)).toList(),
                d.ground,
                d.rule().clause,
                d.rule().article,
                d.purpose == null
                        ? null
                        : purposes.published(d.purpose, d.requestedAt)
                                .map(PublishedPurpose::texts)
                                .orElse(null),
                d.reason,
                Objects.requireNonNull(d.decidedAt),
                d.acknowledgedAt);
    }

    private static PersonDisclosureView.Item item(String code, Registers.Categories categories) {
        Contents.DataCategory category = categories.byCode().get(code);
        return new PersonDisclosureView.Item(code, category == null ? null : category.names());
    }
}
