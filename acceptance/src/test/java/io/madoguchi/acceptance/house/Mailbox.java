package io.madoguchi.acceptance.house;

import io.madoguchi.local.Mails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The far end of every mail: what came out of the SMTP connection. */
public final class Mailbox {

    private final Mails catcher;

    public Mailbox(Mails catcher) {
        this.catcher = catcher;
    }

    /** Everything that came for an address, oldest first. */
    public List<Mail> of(String address) {
        return catcher.to(address).reversed().stream().map(Mailbox::mail).toList();
    }

    public Mail await(String address, Predicate<Mail> wanted) {
        return Awaitility.await("a mail to " + address)
                .atMost(Reader.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> of(address).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** How the receiving side behaves: ok, slow, defer-451, reject-550, drop-after-dot. */
    public void mode(String mode) {
        catcher.mode(mode);
    }

    private static Mail mail(io.madoguchi.local.Mail caught) {
        return new Mail(
                caught.id(),
                caught.from(),
                List.copyOf(caught.to()),
                caught.time(),
                caught.raw().getBytes(StandardCharsets.UTF_8));
    }
}
