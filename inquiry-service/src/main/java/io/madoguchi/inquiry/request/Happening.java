package io.madoguchi.inquiry.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as somebody records it.
 *
 * @param item for what happens to one item
 * @param ground the article a decision rests on
 * @param reason in words the person can read (APPI Art. 36)
 * @param remedies where the person can turn to
 * @param section to which section the case goes
 */
record Happening(
        @NotNull Fact fact,
        @Nullable UUID item,
        @Nullable @Size(min = 1, max = 200) String ground,
        @Nullable @Size(min = 1, max = 4000) String reason,
        @Nullable @Size(min = 1, max = 2000) String remedies,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String section,
        @Nullable @Size(min = 1, max = 4000) String note) {

    static Happening of(Fact fact) {
        return new Happening(fact, null, null, null, null, null, null);
    }

    static Happening of(Fact fact, @Nullable String note) {
        return new Happening(fact, null, null, null, null, null, note);
    }

    boolean isReasoned() {
        return isWritten(ground) && isWritten(reason) && isWritten(remedies);
    }

    private static boolean isWritten(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
