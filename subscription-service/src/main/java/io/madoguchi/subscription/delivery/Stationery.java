package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns drafts into signed messages: one sender's address, Message-ID and DKIM keys. */
@ApplicationScoped
class Stationery {

    private static final Logger LOG = Logger.getLogger(Stationery.class);

    private final String from;
    private final String domain;
    private final MailIdentity identity;
    private final List<DkimKeys.Key> keys;
    private final boolean allowUnsigned;
    private final String returnPath;
    private final @Nullable String bounceDomain;

    @Inject
    Stationery(DeliveryConfig config, @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.from = config.from();
        this.domain = from.substring(from.lastIndexOf('@') + 1);
        this.identity = new MailIdentity(secret(secrets.resolve("links")));
        this.allowUnsigned = config.allowUnsigned();
        this.keys = keys(config.dkimDirectory());
        this.returnPath = config.returnPath().orElse(from);
        this.bounceDomain = config.bounceDomain().orElse(null);
    }

    /** Whether anything may leave: a mail that cannot be signed is not sent unsigned (design §5). */
    boolean maySend() {
        return allowUnsigned || !keys.isEmpty();
    }

    boolean signs() {
        return !keys.isEmpty();
    }

    /** Every mail is named by its return path where bounces are taken, and by its ENVID. */
    Envelope envelope(Assignment mail, EmailAddress to) {
        String token = identity.returnToken(mail.delivery());
        return Envelope.of(bounceDomain == null ? returnPath : "b+" + token + "@" + bounceDomain, to, token);
    }

    String identity(Assignment mail) {
        return identity.messageName(mail);
    }

    MailIdentity identities() {
        return identity;
    }

    String domain() {
        return domain;
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

    /** The mail of an issue to one of its readers, from what all of them share. */
    byte[] message(Imprint imprint, Assignment mail, Addressee reader, Instant now) {
        Mould.Body body = imprint.mould().fill(reader.values());
        List<Header> headers = imprint.headers(reader, new MailMessage.Frame(mail.kind(), from, identity(mail), now));
        List<Header> signatures = new ArrayList<>(keys.size());
        try {
            for (DkimKeys.Key key : keys) {
                signatures.add(DkimSignature.sign(key, domain, headers, body.hash(), now));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return new MailMessage(headers, body.bytes()).bytes(signatures);
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
