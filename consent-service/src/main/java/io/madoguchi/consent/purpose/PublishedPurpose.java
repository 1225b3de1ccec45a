package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One published version of a purpose, as it stays for ever. */
public record PublishedPurpose(
        UUID id,
        String company,
        String code,
        int version,
        Texts texts,
        List<String> categories,
        Texts retention,
        PurposeMode mode,
        Instant publishedAt) {}
