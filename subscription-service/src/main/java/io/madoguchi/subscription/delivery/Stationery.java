package io.madoguchi.subscription.delivery;

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
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Turns drafts into signed messages: one sender's address, Message-ID and DKIM keys. */
@ApplicationScoped
class Stationery {

    private static final Logger LOG = Logger.getLogger(Stationery.class);

    private final String from;
    private final String domain;
    private final MailIdentity identity;
    private final List<DkimKeys.Key> keys;
    private final boolean allowUnsigned;

    @Inject
    Stationery(DeliveryConfig config, @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.from = config.from();
        this.domain = from.substring(from.lastIndexOf('@') + 1);
        this.identity = new MailIdentity(secret(secrets.resolve("links")));
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
        Mould.Body body = imprint.mould().fill(imprint.values(reader));
        List<Header> headers = imprint.headers(reader, new MailMessage.Frame(mail.kind(), from, identity(mail), now));
        UUID corrects = imprint.master().corrects();
        if (corrects != null) {
            headers.addAll(thread(mail, corrects));
        }
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

    /** A correction stands in the thread of the mail that this same reader got (RFC 5322 §3.6.4). */
    private List<Header> thread(Assignment mail, UUID corrects) {
        Assignment first = new Assignment(
                mail.delivery(), mail.kind(), mail.subject(), corrects, mail.company(), mail.person(), mail.locale());
        String id = messageId(first);
        return List.of(new Header("In-Reply-To", id), new Header("References", id));
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
