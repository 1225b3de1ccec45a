package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a version of a purpose says, so that two of them can be compared. */
public record PurposeWording(
        Texts texts,
        List<String> categories,
        Texts retention,
        PurposeMode mode,
        @Nullable Activity activity) {}
