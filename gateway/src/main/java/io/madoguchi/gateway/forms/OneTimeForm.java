package io.madoguchi.gateway.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.madoguchi.gateway.signin.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The signed one-time field of HTML forms. It is not stored: the same field gives the same Idempotency-Key again, and
 * the service behind answers a repeat as it answered the first.
 */
@ApplicationScoped
public class OneTimeForm {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Pattern SHAPE = Pattern.compile(
            "([ps])\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");

    private final Visitor visitor;
    private final Clock clock;
    private final SecretKeySpec key;

    OneTimeForm(Visitor visitor, Clock clock, @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.visitor = visitor;
        this.clock = clock;
        this.key = read(secrets.resolve("forms"));
    }

    /** A new field for this form, bound to the session when somebody is signed in. */
    public String issue(String formName) {
        String kind = visitor.signedIn() ? "s" : "p";
        String id = UUID.randomUUID().toString();
        String renderedAt = Long.toString(clock.millis());
        return String.join(".", kind, id, renderedAt, mac(formName, kind, id, renderedAt));
    }

    /** Opens the field of a public form, whoever sends it. */
    public Opened open(String formName, String token) throws FormRefused {
        Matcher parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            throw new FormRefused(FormRefused.Reason.FORGED);
        }
        String expected = mac(formName, parts.group(1), parts.group(2), parts.group(3));
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), parts.group(4).getBytes(UTF_8))) {
            throw new FormRefused(FormRefused.Reason.FORGED);
        }
        Instant renderedAt = renderedAt(parts.group(3));
        Duration age = Duration.between(renderedAt, clock.instant());
        if (age.isNegative() || age.compareTo(LIFETIME) > 0) {
            throw new FormRefused(FormRefused.Reason.EXPIRED);
        }
        return new Opened(parts.group(2), renderedAt, age);
    }

    /**
     * Opens the field of a form that only somebody signed in gets: it must have been issued within this very session,
     * so that nobody can press a button for somebody else.
     */
    public Opened openSignedIn(String formName, String token) throws FormRefused {
        if (!visitor.signedIn() || !token.startsWith("s.")) {
            throw new FormRefused(FormRefused.Reason.FORGED);
        }
        return open(formName, token);
    }

    private static Instant renderedAt(String millis) throws FormRefused {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (DateTimeException | NumberFormatException e) {
            throw new FormRefused(FormRefused.Reason.FORGED);
        }
    }

    private String mac(String formName, String kind, String id, String renderedAt) {
        // a field shown to a stranger stays good when that stranger turns out to be signed in: a Strict cookie is not
        // sent with the click on a link in a mail, but it is sent with the form of the page that opened
        String session = kind.equals("s") ? visitor.csrf() : "";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String text = String.join("\n", "form-1", formName, kind, id, renderedAt, session);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKeySpec read(Path file) {
        try {
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length < 32) {
                throw new IllegalStateException("The secret " + file + " must hold 32 random bytes in base64.");
            }
            return new SecretKeySpec(secret, "HmacSHA256");
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The secret " + file + " cannot be read.", e);
        }
    }
}
