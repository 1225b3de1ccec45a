package io.madoguchi.subscription.subscription;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's whole consent state, as consent-service tells it; what this service uses of it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ConsentState(
        String person,
        @Nullable List<Purpose> purposes,
        @Nullable List<Receipt> receipts) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Purpose(@Nullable List<Episode> episodes) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Episode(UUID episode, String status) {

        boolean isWithdrawn() {
            return status.equals("WITHDRAWN");
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Receipt(UUID episode, UUID number, String jws) {}

    /** The episodes that ended there, each once. */
    List<UUID> withdrawn() {
        List<Purpose> all = purposes == null ? List.of() : purposes;
        return all.stream()
                .flatMap(p -> {
                    List<Episode> episodes = p.episodes();
                    return episodes == null ? Stream.<Episode>empty() : episodes.stream();
                })
                .filter(Episode::isWithdrawn)
                .map(Episode::episode)
                .distinct()
                .toList();
    }

    List<Receipt> given() {
        return receipts == null ? List.of() : receipts;
    }
}
