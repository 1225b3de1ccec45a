package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.TestPost;
import io.madoguchi.subscription.identity.TestResult;
import io.madoguchi.subscription.identity.TestResult.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends test mails on connections of their own: nothing is queued, and nothing is kept of who got one. */
@ApplicationScoped
class IdentityTester implements TestPost {

    private final Letterheads letterheads;
    private final Stationery stationery;
    private final Clock clock;

    IdentityTester(Letterheads letterheads, Stationery stationery, Clock clock) {
        this.letterheads = letterheads;
        this.stationery = stationery;
        this.clock = clock;
    }

    @Override
    public TestResult send(SendingIdentity identity, EmailAddress to, Locale locale) {
        Letterhead head = letterheads.of(identity);
        if (!stationery.maySend(head.keys())) {
            return new TestResult(Verdict.NO_KEY, null);
        }
        Draft draft = draft(identity, to, locale);
        UUID id = Ids.next();
        Assignment mail = new Assignment(id, MailKind.TEST, id, null, identity.name(), nobody(), locale);
        byte[] message = stationery.message(head, draft, mail, clock.instant());
        Envelope envelope = stationery.envelope(head, mail, to);
        try (SmtpConnection connection = head.connector().open()) {
            String obstacle = connection.obstacle(envelope, message).orElse(null);
            if (obstacle != null) {
                return new TestResult(Verdict.REFUSED, obstacle);
            }
            Outcome outcome = connection.send(envelope, message, step -> {});
            connection.quit();
            Verdict verdict = outcome.state() == DeliveryState.ACCEPTED ? Verdict.ACCEPTED : Verdict.REFUSED;
            return new TestResult(verdict, said(outcome, envelope));
        } catch (RelayTrouble e) {
            return new TestResult(e.verdict, e.getMessage());
        } catch (SSLException e) {
            return new TestResult(Verdict.NOT_TRUSTED, cut(e.getMessage()));
        } catch (java.net.ProtocolException e) {
            return new TestResult(Verdict.REFUSED, cut(e.getMessage()));
        } catch (IOException e) {
            return new TestResult(Verdict.NOT_REACHED, cut(e.getMessage()));
        }
    }

    /** It is about no person: whom it goes to is said by whoever presses the button. */
    private static Holder nobody() {
        return new Holder(new PersonRef("1." + "A".repeat(43)), 1);
    }

    private static @Nullable String said(Outcome outcome, Envelope envelope) {
        String text = envelope.redact(outcome.text());
        String code = outcome.code() == 0 ? "" : outcome.code() + " ";
        return cut(code + (outcome.enhanced() == null ? "" : outcome.enhanced() + " ") + text);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 200 ? text : text.substring(0, 200);
    }

    private static Draft draft(SendingIdentity identity, EmailAddress to, Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        String name = identity.names() == null ? "" : identity.names().in(locale);
        String subject = japanese ? "送信テスト" : "Test mail";
        String text = japanese
                ? "送信元「" + identity.name() + "」の設定を確かめるための試験のメールです。\nこのメールが届けば、この設定で配信できます。返信は要りません。\n"
                : "This mail tests the settings of the sending identity \"" + identity.name()
                        + "\".\nThat it came means that they work. No answer is needed.\n";
        String html = "<!DOCTYPE html><html lang=\"" + locale.getLanguage() + "\"><body><p>"
                + text.strip().replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
                + "</p></body></html>";
        return new Draft(name, to, null, subject, text, html, Map.of(), List.of());
    }
}
