package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Turns drafts into signed messages: one sender's address, Message-ID and DKIM keys. */
@ApplicationScoped
class Stationery {

    private static final Logger LOG = Logger.getLogger(Stationery.class);
    private static final int IDENTITY_BYTES = 16;

    private final String from;
    private final String domain;
    private final SecretKeySpec identityKey;
    private final List<DkimKeys.Key> keys;
    private final boolean allowUnsigned;

    @Inject
    Stationery(DeliveryConfig config, @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.from = config.from();
        this.domain = from.substring(from.lastIndexOf('@') + 1);
        this.identityKey = new SecretKeySpec(secret(secrets.resolve("links")), "HmacSHA256");
        this.allowUnsigned = config.allowUnsigned();
        this.keys = keys(config.dkimDirectory());
    }

    /** Whether anything may leave: a mail that cannot be signed is not sent unsigned (design §5). */
    boolean maySend() {
        return allowUnsigned || !keys.isEmpty();
    }

    boolean signs() {
        return !keys.isEmpty();
    }

    String identity(Assignment mail) {
        // an issue is sent to a subscription once, so its identity survives a second row; a service mail is its row
        String name = mail.issue() == null ? mail.delivery().toString() : mail.issue() + "|" + mail.subject();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(identityKey);
            byte[] code = mac.doFinal(("message-id|" + mail.kind() + "|" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(code, IDENTITY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String messageId(Assignment mail) {
        return frame(mail, Instant.EPOCH).messageId();
    }

    byte[] message(Draft draft, Assignment mail, Instant now) {
        MailMessage message = MailMessage.of(draft, frame(mail, now));
        List<Header> signatures = new ArrayList<>();
        try {
            for (DkimKeys.Key key : keys) {
                signatures.add(DkimSignature.sign(key, domain, message.headers(), message.body(), now));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return message.bytes(signatures);
    }

    private MailMessage.Frame frame(Assignment mail, Instant now) {
        return new MailMessage.Frame(mail.kind(), from, identity(mail), now);
    }

    private List<DkimKeys.Key> keys(Optional<String> directory) {
        if (directory.isEmpty() || directory.get().isBlank()) {
            return List.of();
        }
        try {
            return DkimKeys.load(Path.of(directory.get()), domain);
        } catch (IOException | GeneralSecurityException e) {
            LOG.errorf("The DKIM keys of %s cannot be used: %s", domain, e.getMessage());
            return List.of();
        }
    }

    private static byte[] secret(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret 'links' cannot be read", e);
        }
    }
}
