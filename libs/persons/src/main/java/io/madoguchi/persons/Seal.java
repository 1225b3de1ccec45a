package io.madoguchi.persons;

import com.google.crypto.tink.subtle.Random;
import io.madoguchi.persons.KeyCache.DataKey;
import io.madoguchi.persons.KeyTable.Row;
import io.madoguchi.persons.KeyTable.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Seals personal data: AES-256-GCM under a key per person, generation and retention class. Sealed bytes are one byte of
 * format, eight of the key's id, twelve of nonce, the ciphertext and sixteen of tag.
 */
@ApplicationScoped
public class Seal {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Long.BYTES;
    private static final int ATTEMPTS = 3;

    private final KeyTable table;
    private final KeyBatches batches;
    private final KeyEncryption encryption;
    private final KeyCache cache;

    Seal(KeyTable table, KeyBatches batches, KeyEncryption encryption, KeyCache cache) {
        this.table = table;
        this.batches = batches;
        this.encryption = encryption;
        this.cache = cache;
    }

    /**
     * Seals; the key is made and committed first where there is none.
     *
     * @param context {@code table.column|row id}: what is sealed for one place does not open in another
     * @throws KeyDestroyed when this class was destroyed in this generation, or has no key and the generation has ended
     */
    public byte[] seal(Holder holder, RetentionClass retention, String context, String plain) {
        Slot slot = new Slot(holder, retention);
        DataKey key = keyToSeal(slot);
        byte[] header =
                ByteBuffer.allocate(HEADER).put(FORMAT).putLong(key.id()).array();
        try {
            byte[] body = key.aead().encrypt(utf8(plain), binding(header, slot, context));
            return ByteBuffer.allocate(HEADER + body.length)
                    .put(header)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens what was sealed for the same holder, class and context.
     *
     * @throws KeyDestroyed when the key was destroyed
     * @throws SealBroken when these bytes were not sealed for this place
     */
    public String open(Holder holder, RetentionClass retention, String context, byte[] sealed) {
        if (sealed.length < HEADER || sealed[0] != FORMAT) {
            throw new SealBroken("not a format of sealed bytes that is known here");
        }
        Slot slot = new Slot(holder, retention);
        DataKey key = keyToOpen(slot);
        byte[] header = Arrays.copyOf(sealed, HEADER);
        if (ByteBuffer.wrap(header).getLong(1) != key.id()) {
            throw new SealBroken("sealed under another key than this person's");
        }
        try {
            byte[] body = Arrays.copyOfRange(sealed, HEADER, sealed.length);
            return new String(key.aead().decrypt(body, binding(header, slot, context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("altered, or sealed for another place");
        }
    }

    /** The generation to seal new data under: the current one, or the next when the person was erased in it. */
    public int generationOf(PersonRef person) {
        return table.currentGeneration(person);
    }

    /** {@link #generationOf} of many, in one question; who has no key yet is in the first and not in the answer. */
    public Map<PersonRef, Integer> generationsOf(Collection<PersonRef> persons) {
        return persons.isEmpty() ? Map.of() : batches.currentGenerations(persons);
    }

    /**
     * Makes and commits the keys that these holders still need, in one go, and keeps them at hand for a few seconds: sealing
     * a batch of persons costs one insert and one query. Whose generation has ended is left out and refused when sealed.
     */
    public void prepare(Collection<Holder> holders, RetentionClass retention) {
        List<Slot> missing = holders.stream()
                .distinct()
                .map(holder -> new Slot(holder, retention))
                .filter(slot -> cache.get(slot).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        // whose key went to the sweep of orphans since it was read gets a new one
        List<Row> known = batches.touchAll(
                table.findAll(missing.stream().map(Slot::holder).toList(), retention));
        known.forEach(this::unwrap);
        Set<Slot> present = known.stream().map(Row::slot).collect(Collectors.toSet());
        make(missing.stream().filter(slot -> !present.contains(slot)).toList());
    }

    /** A key of ours that was inserted is the one; where a colleague's won, it is read when it is needed. */
    private void make(List<Slot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        int version = encryption.newestVersion();
        Map<Slot, byte[]> raw = new HashMap<>();
        slots.forEach(slot -> raw.put(slot, Random.randBytes(32)));
        List<byte[]> wrapped = slots.stream()
                .map(slot -> encryption.wrap(version, Objects.requireNonNull(raw.get(slot)), slot))
                .toList();
        batches.insertAllIfAbsent(slots, version, wrapped)
                .forEach((slot, id) ->
                        cache.put(slot, new DataKey(id, KeyEncryption.aesGcm(Objects.requireNonNull(raw.get(slot))))));
        raw.values().forEach(key -> Arrays.fill(key, (byte) 0));
    }

    /** Fetches many keys at once, so that opening a batch of persons costs one query; those destroyed are left out. */
    public void prefetch(Collection<Holder> holders, RetentionClass retention) {
        for (Row row : table.findAll(holders, retention)) {
            unwrap(row);
        }
    }

    private DataKey keyToOpen(Slot slot) {
        Optional<DataKey> cached = cache.get(slot);
        if (cached.isPresent()) {
            return cached.get();
        }
        Row row = table.find(slot).orElseThrow(() -> new SealBroken("there never was a key for this person and class"));
        return unwrap(row);
    }

    private DataKey keyToSeal(Slot slot) {
        Optional<DataKey> cached = cache.get(slot);
        if (cached.isPresent()) {
            return cached.get();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Row> found = table.find(slot);
            if (found.isEmpty()) {
                int version = encryption.newestVersion();
                table.insertIfAbsent(slot, version, encryption.wrap(version, Random.randBytes(32), slot));
                // read back, never used from memory: a colleague's key may have won
                found = table.find(slot);
            }
            if (found.isEmpty()) {
                throw new KeyDestroyed();
            }
            Row row = found.get();
            // not gone to the sweep of orphans since it was read
            if (!row.touchedLongAgo() || row.wrapped() == null || table.touch(row.id())) {
                return unwrap(row);
            }
        }
        throw new IllegalStateException("the key of this person keeps being removed");
    }

    private DataKey unwrap(Row row) {
        Integer version = row.kekVersion();
        byte[] wrapped = row.wrapped();
        if (version == null || wrapped == null) {
            throw new KeyDestroyed();
        }
        byte[] raw = encryption.unwrap(version, wrapped, row.slot());
        DataKey key = new DataKey(row.id(), KeyEncryption.aesGcm(raw));
        Arrays.fill(raw, (byte) 0);
        cache.put(row.slot(), key);
        return key;
    }

    /** Refuses half characters, which would come back as question marks. */
    private static byte[] utf8(String plain) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(plain));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not well-formed text");
        }
    }

    private static byte[] binding(byte[] header, Slot slot, String context) {
        byte[] place = (slot.binding() + '|' + context).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + place.length).put(header).put(place).array();
    }
}
