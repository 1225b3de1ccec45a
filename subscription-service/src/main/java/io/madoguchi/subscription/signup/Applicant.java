package io.madoguchi.subscription.signup;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every entry point takes of a stranger, and what the one gate looks at. */
public record Applicant(
        UUID collectionPoint,
        NoticeShown notice,
        Locale language,
        String address,
        @Nullable String name,
        @Nullable Age age,
        @Nullable LocalDate birthDate) {}
