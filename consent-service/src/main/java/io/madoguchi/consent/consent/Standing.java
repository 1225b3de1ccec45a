package io.madoguchi.consent.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person's consent events for one purpose add up to: it is given while at least one episode lives.
 *
 * @param live how many episodes carry it
 * @param version the purpose version that was given last
 */
record Standing(
        @Nullable ConsentStatus status, int live, @Nullable Integer version) {

    static final Standing NOTHING = new Standing(null, 0, null);

    /** One event as the fold sees it. */
    record Entry(
            UUID episode, ConsentStatus status, @Nullable Integer version) {}

    Standing after(ConsentStatus entry, boolean wasLive, @Nullable Integer given) {
        return switch (entry) {
            case GIVEN -> new Standing(ConsentStatus.GIVEN, wasLive ? live : live + 1, given);
            case REFUSED, WITHDRAWN, EXPIRED, INVALIDATED -> {
                int left = wasLive ? live - 1 : live;
                yield new Standing(left > 0 ? ConsentStatus.GIVEN : entry, left, version);
            }
        };
    }

    /** The same from the whole history: what {@code consent_current} must always equal. */
    static Standing fold(List<Entry> history) {
        Standing standing = NOTHING;
        Set<UUID> living = new HashSet<>();
        for (Entry entry : history) {
            boolean wasLive = entry.status() == ConsentStatus.GIVEN
                    ? !living.add(entry.episode())
                    : living.remove(entry.episode());
            standing = standing.after(entry.status(), wasLive, entry.version());
        }
        return standing;
    }
}
