package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.identity.SendingIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns drafts into signed messages: a letterhead, the Message-ID and the DKIM keys. */
@ApplicationScoped
class Stationery {

    private final Letterhead house;
    private final MailIdentity identity;
    private final boolean allowUnsigned;

    @Inject
    Stationery(
            DeliveryConfig config,
            SmtpConnector connector,
            Clock clock,
            @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.identity = new MailIdentity(secret(secrets.resolve("links")));
        this.allowUnsigned = config.allowUnsigned();
        String domain = config.from().substring(config.from().lastIndexOf('@') + 1);
        this.house = new Letterhead(
                SendingIdentity.HOUSE,
                config.from(),
                domain,
                null,
                config.bounceDomain(),
                config.returnPath(),
                new KeyRing(keyDirectory(config), domain, clock),
                connector);
    }

    /** Where the keys are mounted. */
    static @Nullable Path keyDirectory(DeliveryConfig config) {
        return config.dkimDirectory()
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElse(null);
    }

    /** What service mails go by, and issues whose topic names no other. */
    Letterhead house() {
        return house;
    }

    /** Whether anything may leave: a mail that cannot be signed is not sent unsigned (design §5). */
    boolean maySend() {
        return maySend(house.keys());
    }

    boolean maySend(KeyRing keys) {
        return allowUnsigned || !keys.now().isEmpty();
    }

    boolean signs() {
        return !house.keys().now().isEmpty();
    }

    String identity(Assignment mail) {
        return identity.messageName(mail);
    }

    MailIdentity identities() {
        return identity;
    }

    String domain() {
        return house.domain();
    }

    String messageId(Assignment mail) {
        return messageId(house, mail);
    }

    String messageId(Letterhead head, Assignment mail) {
        return frame(head, mail, Instant.EPOCH).messageId();
    }

    /** Who it travels from, by which a bounce leads back, and to. */
    Envelope envelope(Letterhead head, Assignment mail, EmailAddress to) {
        String token = identity.returnToken(mail.delivery());
        return Envelope.of(head.returnTo(token), to, token);
    }

    byte[] message(Draft draft, Assignment mail, Instant now) {
        return message(house, draft, mail, now);
    }

    byte[] message(Letterhead head, Draft draft, Assignment mail, Instant now) {
        MailMessage message = MailMessage.of(draft, frame(head, mail, now));
        return message.bytes(signatures(
                head, key -> DkimSignature.sign(key, head.signing(), message.headers(), message.body(), now)));
    }

    /** The mail of an issue to one of its readers, from what all of them share. */
    byte[] message(Letterhead head, Imprint imprint, Assignment mail, Addressee reader, Instant now) {
        Mould.Body body = imprint.mould().fill(imprint.values(reader));
        List<Header> headers = imprint.headers(reader, frame(head, mail, now));
        UUID corrects = imprint.master().corrects();
        if (corrects != null) {
            headers.addAll(thread(head, mail, corrects));
        }
        return new MailMessage(headers, body.bytes())
                .bytes(signatures(head, key -> DkimSignature.sign(key, head.signing(), headers, body.hash(), now)));
    }

    /** Signs one message with one key. */
    private interface Signing {
        Header by(DkimKeys.Key key) throws GeneralSecurityException;
    }

    private List<Header> signatures(Letterhead head, Signing signing) {
        List<DkimKeys.Key> keys = head.keys().now();
        if (keys.isEmpty() && !allowUnsigned) {
            // taken away while it was sent: what is leased goes back and waits
            throw new IllegalStateException("there is no key for " + head.signing());
        }
        List<Header> signatures = new ArrayList<>(keys.size());
        try {
            for (DkimKeys.Key key : keys) {
                signatures.add(signing.by(key));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return signatures;
    }

    /** A correction stands in the thread of the mail that this same reader got (RFC 5322 §3.6.4). */
    private List<Header> thread(Letterhead head, Assignment mail, UUID corrects) {
        Assignment first = new Assignment(
                mail.delivery(), mail.kind(), mail.subject(), corrects, mail.company(), mail.person(), mail.locale());
        String id = messageId(head, first);
        return List.of(new Header("In-Reply-To", id), new Header("References", id));
    }

    private MailMessage.Frame frame(Letterhead head, Assignment mail, Instant now) {
        return new MailMessage.Frame(mail.kind(), head.from(), identity(mail), now);
    }

    private static byte[] secret(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret 'links' cannot be read", e);
        }
    }
}
