package io.madoguchi.consent.retention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much of one category ended. */
record Ended(
        Category category,
        @Nullable String company,
        @Nullable UUID purpose,
        long rows) {}
