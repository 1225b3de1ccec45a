package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The secrets of one desk: made once per data directory, one file each, readable by their owner only. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The directory one service reads; it holds only what that service needs. */
    Path of(Part part) {
        return directory.resolve(part.id);
    }

    /** A password safe inside SQL and URLs: 32 random bytes in hex. */
    String password(String name) {
        return keep(directory.resolve("passwords").resolve(name), hex());
    }

    void prepare() {
        String pepper = keep(directory.resolve("pepper"), base64());
        for (Part part : Part.SERVICES) {
            keep(of(part).resolve("pepper"), pepper);
            keep(of(part).resolve("blind-index"), base64());
            keep(of(part).resolve("links"), base64());
            keep(of(part).resolve("kek/1"), base64());
            keep(of(part).resolve("client-secret"), hex());
        }
        keep(of(Part.GATEWAY).resolve("session-kek/1"), base64());
        keep(of(Part.GATEWAY).resolve("forms"), base64());
        keep(of(Part.GATEWAY).resolve("client-secret"), hex());
        keep(of(Part.CONSENT).resolve("log-key"), base64());
        Path receiptKey = of(Part.CONSENT).resolve("receipt-key.json");
        if (!Files.exists(receiptKey)) {
            keep(receiptKey, ReceiptKey.generate());
        }
        reportKeys();
        Path decisionKey = of(Part.CONSENT).resolve("decision-key.json");
        if (!Files.exists(decisionKey)) {
            keep(decisionKey, DecisionKey.generate());
        }
        keep(directory.resolve("keycloak-admin"), hex());
        keep(dkim().resolve("mail.example.jp/desk-rsa.rsa.pem"), DkimKey.rsa());
        keep(dkim().resolve("mail.example.jp/desk-ed.ed25519.pem"), DkimKey.ed25519());
    }

    /** The keys that sign mails, by domain and selector: one record holds one key, so each algorithm has its own (RFC 8463). */
    Path dkim() {
        return of(Part.SUBSCRIPTION).resolve("dkim");
    }

    /** Each service signs what it removed of a person; consent-service knows the public halves of all. */
    private void reportKeys() {
        Map<String, String> keys = new TreeMap<>();
        for (Part part : Part.SERVICES) {
            Path file = of(part).resolve("report-key.json");
            keys.put(part.id, Files.exists(file) ? read(file) : keep(file, ReceiptKey.generate(part.id)));
        }
        keep(of(Part.CONSENT).resolve("report-keys.json"), ReceiptKey.open(keys.values()));
    }

    String clientSecret(Part part) {
        return read(of(part).resolve("client-secret"));
    }

    String keycloakAdmin() {
        return read(directory.resolve("keycloak-admin"));
    }

    private static String keep(Path file, String fresh) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // whole or not at all: half a secret after a kill would be kept for ever
            Path whole = Files.createTempFile(file.getParent(), "new", ".secret");
            Files.writeString(whole, fresh);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new DeskException("The secret " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DeskException("The secret " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(random());
    }

    private static String hex() {
        return HexFormat.of().formatHex(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
