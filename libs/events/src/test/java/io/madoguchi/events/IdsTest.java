package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsOnlyGrowAndNeverRepeat() throws Exception {
        Callable<List<UUID>> many =
                () -> Stream.generate(Ids::next).limit(50_000).toList();
        Set<UUID> all = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var made : threads.invokeAll(List.of(many, many, many, many))) {
                List<UUID> ids = made.get();
                assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
                all.addAll(ids);
            }
        }

        assertThat(all).hasSize(200_000).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void theTimeCanBeReadFromIt() {
        long before = Clock.systemUTC().millis();

        long millis = Ids.next().getMostSignificantBits() >>> 16;

        // a burst may have run some milliseconds ahead
        assertThat(millis).isBetween(before, before + 1_000);
    }
}
