package io.madoguchi.consent.consent;

import io.madoguchi.consent.purpose.Purposes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Until when a consent lasts that nobody takes back: as long as the shortest of its purposes says. */
@ApplicationScoped
class Lasting {

    private final Purposes purposes;

    Lasting(Purposes purposes) {
        this.purposes = purposes;
    }

    @Nullable
    Instant until(List<EpisodePurpose> covered, Instant given) {
        return covered.stream()
                .flatMap(this::days)
                .min(Integer::compare)
                .map(days -> given.plus(Duration.ofDays(days)))
                .orElse(null);
    }

    private Stream<Integer> days(EpisodePurpose purpose) {
        Integer version = purpose.version();
        return version == null
                ? Stream.empty()
                : Stream.ofNullable(purposes.consentDays(purpose.id(), version)).filter(Objects::nonNull);
    }
}
