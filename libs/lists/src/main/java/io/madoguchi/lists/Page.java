package io.madoguchi.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the page after it, absent on the last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /** Cuts a page from rows of which one more than {@code limit} was asked for. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> key, Function<R, T> view) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? cursor(key.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** The key after which the page begins; the empty string begins with the first. */
    public static String after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.length() <= 100 && key.chars().allMatch(c -> c >= ' ' && c < 127)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // answered below: a cursor is opaque, so why it cannot be read is of no use to the caller
        }
        throw unreadable();
    }

    /** As {@link #after}, for lists ordered by a UUIDv7. */
    public static UUID afterId(@Nullable String cursor) {
        String key = after(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException unreadable() {
        return ProblemException.field("cursor", "is not one that was given out here");
    }
}
