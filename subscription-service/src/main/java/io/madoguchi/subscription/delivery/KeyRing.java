package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one domain as they are mounted now. A selector changes while mails are sent: when its time comes, or when
 * another file is mounted. Mails that carry the old one stay valid as long as its public half stands in the DNS.
 */
final class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final @Nullable Path directory;
    private final String domain;
    private final Clock clock;
    private volatile List<Selector> selectors = List.of();
    private volatile Held held = new Held("", List.of(), 0);

    /**
     * What was read last.
     *
     * @param state names the files and selectors it was read from
     */
    private record Held(String state, List<DkimKeys.Key> keys, long until) {}

    KeyRing(@Nullable Path directory, String domain, Clock clock) {
        this.directory = directory;
        this.domain = domain;
        this.clock = clock;
    }

    /** Without one, any key that is mounted. */
    void follow(List<Selector> said) {
        selectors = List.copyOf(said);
    }

    /** One key of each algorithm, or none at all. */
    List<DkimKeys.Key> now() {
        Held known = held;
        if (System.nanoTime() - known.until < 0) {
            return known.keys;
        }
        return look();
    }

    private synchronized List<DkimKeys.Key> look() {
        List<DkimKeys.Key> keys = held.keys;
        String state = held.state;
        List<String> preferred = preferred(clock.instant());
        Path from = directory;
        try {
            if (from == null || preferred.isEmpty() && !selectors.isEmpty()) {
                keys = List.of();
            } else {
                String found = state(from, preferred);
                keys = found.equals(state) ? keys : DkimKeys.load(from, domain, preferred);
                state = found;
            }
        } catch (IOException | GeneralSecurityException e) {
            // a file that is being replaced: those read before go on
            LOG.errorf("The DKIM keys of %s cannot be used: %s", domain, e.getMessage());
        }
        held = new Held(state, keys, System.nanoTime() + LOOK_AGAIN.toNanos());
        return keys;
    }

    private List<String> preferred(Instant now) {
        return selectors.stream()
                .filter(selector -> selector.signsAt(now))
                .sorted(Comparator.comparing(Selector::startsAt).reversed())
                .map(Selector::name)
                .toList();
    }

    private String state(Path from, List<String> preferred) throws IOException {
        StringBuilder state = new StringBuilder(preferred.toString());
        for (Path file : DkimKeys.files(from, domain)) {
            state.append('\n').append(file.getFileName()).append(Files.getLastModifiedTime(file));
        }
        return state.toString();
    }

    /** Those that sign now, and those of selectors that are announced. */
    List<DkimKeys.Key> standing() {
        List<DkimKeys.Key> keys = new ArrayList<>(now());
        Path from = directory;
        if (from != null) {
            for (Selector selector : selectors) {
                announced(from, selector.name(), keys);
            }
        }
        return keys;
    }

    private void announced(Path from, String selector, List<DkimKeys.Key> keys) {
        if (keys.stream().noneMatch(key -> key.selector().equals(selector))) {
            try {
                keys.addAll(DkimKeys.load(from, domain, List.of(selector)));
            } catch (IOException | GeneralSecurityException e) {
                LOG.warnf("The DKIM key %s of %s cannot be read: %s", selector, domain, e.getMessage());
            }
        }
    }
}
