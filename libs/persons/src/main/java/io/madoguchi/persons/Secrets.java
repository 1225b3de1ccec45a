package io.madoguchi.persons;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mounted secrets: files of 32 random bytes in base64. A missing or short one stops the service, never weakens it. */
@Singleton
class Secrets {

    static final int LENGTH = 32;

    private final Path directory;

    Secrets(@ConfigProperty(name = "madoguchi.secrets.directory") String directory) {
        this.directory = Path.of(directory);
    }

    byte[] secret(String name) {
        byte[] secret;
        try {
            secret = Base64.getDecoder()
                    .decode(Files.readString(directory.resolve(name)).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The secret '" + name + "' cannot be read from the secrets directory.", e);
        } catch (IllegalArgumentException e) {
            // without the cause: it quotes what the file holds
            throw new IllegalStateException("The secret '" + name + "' is not base64.");
        }
        if (secret.length != LENGTH) {
            throw new IllegalStateException(
                    "The secret '" + name + "' has " + secret.length + " bytes instead of " + LENGTH + ".");
        }
        return secret;
    }

    /** The key-encryption keys by version, newest last. Read anew by each call, since a mounted secret changes in place. */
    NavigableMap<Integer, byte[]> keyEncryptionKeys() {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("kek"))) {
            // a mounted Kubernetes secret also holds ..data and the like
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,8}"))
                    .forEach(name -> keys.put(Integer.valueOf(name), secret("kek/" + name)));
        } catch (IOException e) {
            throw new IllegalStateException("The folder 'kek' cannot be read from the secrets directory.", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("The folder 'kek' of the secrets directory holds no key-encryption key.");
        }
        return keys;
    }
}
