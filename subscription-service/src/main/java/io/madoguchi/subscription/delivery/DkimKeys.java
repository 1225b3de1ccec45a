package io.madoguchi.subscription.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The private keys that sign for one domain: mounted files, one selector of each algorithm. */
final class DkimKeys {

    private static final int SMALLEST_RSA = 2048;

    /** The algorithms of RFC 8301 and RFC 8463. */
    enum Algorithm {
        RSA("rsa-sha256", "RSA"),
        ED25519("ed25519-sha256", "Ed25519");

        final String tag;
        final String keyFactory;

        Algorithm(String tag, String keyFactory) {
            this.tag = tag;
            this.keyFactory = keyFactory;
        }

        private String suffix() {
            return "." + name().toLowerCase(Locale.ROOT) + ".pem";
        }
    }

    /** One key and the selector under which its public half stands in the DNS. */
    record Key(String selector, Algorithm algorithm, PrivateKey key) {
        @Override
        public String toString() {
            return "Key[" + selector + ", " + algorithm + "]";
        }
    }

    private DkimKeys() {}

    /** The last selectors in the order of names. */
    static List<Key> load(Path directory, String domain) throws IOException, GeneralSecurityException {
        return load(directory, domain, List.of());
    }

    /**
     * The RSA key first, which every receiver can check; without one the domain counts as not configured.
     *
     * @param preferred the only selectors that may sign, the best first; any when there is none
     */
    static List<Key> load(Path directory, String domain, List<String> preferred)
            throws IOException, GeneralSecurityException {
        List<Path> files = files(directory, domain);
        List<Key> keys = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            Path best = null;
            int rank = Integer.MAX_VALUE;
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(algorithm.suffix())) {
                    int place = preferred.isEmpty() ? 0 : preferred.indexOf(selector(name, algorithm));
                    if (place >= 0 && place <= rank) {
                        best = file;
                        rank = place;
                    }
                }
            }
            if (best != null) {
                keys.add(key(best, algorithm));
            }
        }
        boolean rsa = keys.stream().anyMatch(key -> key.algorithm == Algorithm.RSA);
        return rsa ? List.copyOf(keys) : List.of();
    }

    /** All files of a domain, in the order of their names. */
    static List<Path> files(Path directory, String domain) throws IOException {
        Path own = directory.resolve(domain);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(own)) {
            return found.sorted().toList();
        }
    }

    private static String selector(String file, Algorithm algorithm) {
        return file.substring(0, file.length() - algorithm.suffix().length());
    }

    private static Key key(Path file, Algorithm algorithm) throws IOException, GeneralSecurityException {
        String selector = selector(file.getFileName().toString(), algorithm);
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        PrivateKey key;
        try {
            byte[] der = Base64.getDecoder().decode(body);
            key = KeyFactory.getInstance(algorithm.keyFactory).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key of selector " + selector + " is not PEM", e);
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            throw new GeneralSecurityException("the RSA key of selector " + selector + " is too short");
        }
        return new Key(selector, algorithm, key);
    }
}
