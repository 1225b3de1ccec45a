package io.madoguchi.persons;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Wraps the keys of persons under the key-encryption keys: the newest wraps, all that are mounted unwrap. */
@Singleton
class KeyEncryption {

    private final Secrets secrets;
    private volatile NavigableMap<Integer, Aead> keys;

    KeyEncryption(Secrets secrets) {
        this.secrets = secrets;
        this.keys = load();
    }

    int newestVersion() {
        return keys.lastKey();
    }

    byte[] wrap(int version, byte[] key, KeyTable.Slot slot) {
        Aead kek = keys.get(version);
        if (kek == null) {
            throw new IllegalStateException("There is no key-encryption key of version " + version + ".");
        }
        try {
            return kek.encrypt(key, binding(slot));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] unwrap(int version, byte[] wrapped, KeyTable.Slot slot) {
        @Nullable Aead kek = keys.get(version);
        if (kek == null) {
            // another replica already wraps with a key that was mounted after our start
            kek = reload().get(version);
        }
        if (kek == null) {
            throw new IllegalStateException("There is no key-encryption key of version " + version + ".");
        }
        try {
            return kek.decrypt(wrapped, binding(slot));
        } catch (GeneralSecurityException e) {
            throw new SealBroken("the wrapped key does not open with key-encryption key " + version);
        }
    }

    NavigableMap<Integer, Aead> reload() {
        NavigableMap<Integer, Aead> loaded = load();
        keys = loaded;
        return loaded;
    }

    private NavigableMap<Integer, Aead> load() {
        NavigableMap<Integer, Aead> loaded = new TreeMap<>();
        secrets.keyEncryptionKeys().forEach((version, key) -> loaded.put(version, aesGcm(key)));
        return loaded;
    }

    static Aead aesGcm(byte[] key) {
        try {
            // the primitive itself, not a keyset: no registry and no protobuf, so nothing to tell the native image
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A wrapped key moved to another row of the table does not open. */
    private static byte[] binding(KeyTable.Slot slot) {
        return ("person_key|" + slot.binding()).getBytes(StandardCharsets.UTF_8);
    }
}
