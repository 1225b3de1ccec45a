package io.madoguchi.consent.statistics;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** What the gateway counted since it last told us: pages, bytes, and a sketch of visitors; nobody is in it. */
@RegisterForReflection
record CountSite(@NotEmpty @Size(max = 50) List<@NotNull @Valid Part> parts) {

    /**
     * The pages of one company on one day, seen with one kind of computer.
     *
     * @param company {@code -} for the pages that serve every company
     */
    @RegisterForReflection
    record Part(
            @NotNull @Pattern(regexp = "-|" + CompanyIds.FORM, message = CompanyIds.RULE)
            String company,

            @NotNull LocalDate day,
            @NotNull Computer computer,
            @Min(0) @Max(1_000_000_000) long views,
            @Min(0) @Max(1_000_000_000_000L) long bytes,
            @NotNull @Size(min = 1, max = Visitors.LARGEST) byte[] sketch) {}

    /** The coarse kinds of computers; the browser's own words are never stored (E10). */
    enum Computer {
        WINDOWS,
        MAC,
        LINUX,
        ANDROID,
        IOS,
        OTHER
    }
}
