package io.madoguchi.persons;

import com.google.crypto.tink.Aead;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Unwrapped keys for a few seconds, so that opening many values is one look-up per person. Short, because a destruction in
 * another replica is seen only when an entry ends.
 */
@Singleton
class KeyCache {

    private static final long LIFE = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;

    /** An unwrapped key and the id that its ciphertexts name. */
    record DataKey(long id, Aead aead) {}

    private record Held(DataKey key, long since) {}

    private final Map<KeyTable.Slot, Held> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyTable.Slot, Held> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<DataKey> get(KeyTable.Slot slot) {
        Held entry = entries.get(slot);
        if (entry == null) {
            return Optional.empty();
        }
        if (System.nanoTime() - entry.since() > LIFE) {
            entries.remove(slot);
            return Optional.empty();
        }
        return Optional.of(entry.key());
    }

    synchronized void put(KeyTable.Slot slot, DataKey key) {
        entries.remove(slot); // an entry keeps its place otherwise, and the eldest would be a fresh one
        entries.put(slot, new Held(key, System.nanoTime()));
    }

    synchronized void drop(Holder holder) {
        for (RetentionClass retention : RetentionClass.values()) {
            entries.remove(new KeyTable.Slot(holder, retention));
        }
    }
}
