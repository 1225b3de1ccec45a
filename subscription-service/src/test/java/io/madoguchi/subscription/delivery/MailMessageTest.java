package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.EmailAddress;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MailMessageTest {

    private static final MailMessage.Frame FRAME = new MailMessage.Frame(
            MailKind.ISSUE, "desk@mail.example.jp", "0011223344556677", Instant.parse("2026-11-22T03:00:00Z"));

    @Property(tries = 400)
    void anySubjectAndNameRoundTrip(
            @ForAll("lines") String subject, @ForAll("lines") String name, @ForAll("lines") String from)
            throws MessagingException {
        byte[] bytes = MailMessage.of(Drafts.of(from, name, subject, Map.of(), List.of()), FRAME)
                .bytes(List.of());

        MimeMessage parsed = parse(bytes);
        assertThat(parsed.getSubject()).isEqualTo(subject);
        assertThat(((InternetAddress) parsed.getFrom()[0]).getPersonal()).isEqualTo(from.strip());
        InternetAddress to = (InternetAddress) parsed.getAllRecipients()[0];
        assertThat(to.getPersonal()).isEqualTo(name.strip());
        assertThat(to.getAddress()).isEqualTo("haru@example.jp");
    }

    @Property(tries = 400)
    void noHeaderIsInjected(@ForAll String subject, @ForAll String name, @ForAll String value)
            throws MessagingException {
        Draft draft;
        try {
            draft = Drafts.of(name, name, subject, Map.of("List-Help", value), List.of());
        } catch (IllegalArgumentException e) {
            return;
        }

        byte[] bytes = MailMessage.of(draft, FRAME).bytes(List.of());

        MimeMessage parsed = parse(bytes);
        assertThat(Collections.list(parsed.getAllHeaders()).stream().map(jakarta.mail.Header::getName))
                .containsExactlyInAnyOrder(
                        "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Help");
        assertThat(parsed.getAllRecipients()).hasSize(1);
    }

    @Property(tries = 200)
    void linesAreShort(@ForAll("lines") String subject, @ForAll("lines") String text) {
        Draft draft = new Draft(
                subject, EmailAddress.parse("haru@example.jp"), subject, subject, text, text, Map.of(), List.of());

        String message = new String(MailMessage.of(draft, FRAME).bytes(List.of()), StandardCharsets.US_ASCII);

        assertThat(message.split("\r\n")).allMatch(line -> line.length() <= 78);
        assertThat(message.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(message.split("[ \r\n]+"))
                .filteredOn(word -> word.startsWith("=?"))
                .allMatch(w -> w.length() <= 75);
    }

    @Property(tries = 200)
    void anyTextRoundTrips(@ForAll("texts") String text) throws Exception {
        Draft draft = new Draft(
                "A", EmailAddress.parse("haru@example.jp"), null, "S", text, "<p>" + text, Map.of(), List.of());

        MimeMessage parsed = parse(MailMessage.of(draft, FRAME).bytes(List.of()));

        Multipart alternative = (Multipart) parsed.getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(lines(alternative.getBodyPart(0).getContent())).isEqualTo(lines(text));
        assertThat(alternative.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(lines(alternative.getBodyPart(1).getContent())).isEqualTo(lines("<p>" + text));
    }

    @Example
    void filesGoBesideTheText() throws Exception {
        byte[] content = "eyJ...".getBytes(StandardCharsets.US_ASCII);
        Draft draft = Drafts.of(
                "A",
                null,
                "S",
                Map.of(),
                List.of(
                        new Attachment("receipt.jws", "application/jose", content),
                        new Attachment("同意の控え・二〇二六年十一月二十二日にお受け取りいただいたもの.txt", "text/plain", content)));

        MimeMessage parsed = parse(MailMessage.of(draft, FRAME).bytes(List.of()));

        Multipart mixed = (Multipart) parsed.getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(name(mixed.getBodyPart(1))).isEqualTo("receipt.jws");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(content);
        assertThat(name(mixed.getBodyPart(2))).isEqualTo("同意の控え・二〇二六年十一月二十二日にお受け取りいただいたもの.txt");
    }

    @Example
    void aServiceMailSaysThatNobodyNeedsToAnswer() throws MessagingException {
        MailMessage.Frame frame = new MailMessage.Frame(
                MailKind.CONFIRMATION, "desk@mail.example.jp", "aa", Instant.parse("2026-11-22T03:00:00Z"));

        MimeMessage parsed = parse(MailMessage.of(Drafts.plain(), frame).bytes(List.of()));

        assertThat(parsed.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(parsed.getHeader("Message-ID")).containsExactly("<aa@mail.example.jp>");
        assertThat(parsed.getHeader("Date")).containsExactly("Sun, 22 Nov 2026 03:00:00 +0000");
    }

    @Example
    void aJapaneseSubjectIsFoldedBetweenCharacters() {
        String subject = "【青葉計器】新しい温度計の発売と、展示会「計測の秋」のご案内、そして年末年始の窓口のお知らせ";

        String header = MailMessage.of(Drafts.of("青葉計器", null, subject, Map.of(), List.of()), FRAME).headers().stream()
                .filter(h -> h.name().equals("Subject"))
                .findFirst()
                .orElseThrow()
                .value();

        assertThat(header.split("\r\n ")).hasSizeGreaterThan(2).allSatisfy(word -> {
            assertThat(word.length()).isLessThanOrEqualTo(75);
            assertThat(MimeUtility.decodeWord(word)).doesNotContain("\ufffd");
        });
    }

    @Example
    void whatWouldBreakAHeaderIsRefused() {
        for (String bad : List.of("a\r\nBcc: x@example.com", "a\nb", "a\u0000", "a\u0085b", "a\u2028b", "a\ud800")) {
            assertThatThrownBy(() -> Drafts.of("A", null, bad, Map.of(), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Drafts.of("A", bad, "S", Map.of(), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Drafts.of("A", null, "S", Map.of("List-Help", bad), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Attachment(bad, "text/plain", new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("From", "bcc", "Content-Type", "X\r\nY", "DKIM-Signature", "A:B")) {
            assertThatThrownBy(() -> Drafts.of("A", null, "S", Map.of(name, "v"), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void oneClickStaysOnOneLine() {
        String uri = "<https://desk.example.jp/one-click/" + "a".repeat(60) + ">";

        String message = new String(
                MailMessage.of(Drafts.of("A", null, "S", Map.of("List-Unsubscribe", uri), List.of()), FRAME)
                        .bytes(List.of()),
                StandardCharsets.US_ASCII);

        assertThat(message).contains("\r\nList-Unsubscribe: " + uri + "\r\n");
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> latin = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(160);
        Arbitrary<String> japanese =
                Arbitraries.strings().withCharRange('ぁ', '龠').ofMaxLength(120);
        Arbitrary<String> mixed =
                Arbitraries.strings().withChars("a =?_\"\\(),<>@青葉髙①").ofMaxLength(90);
        Arbitrary<String> faces = Arbitraries.of("👩‍💻", "𠮷", "é", " ", "x")
                .list()
                .ofMaxSize(40)
                .map(l -> String.join("", l));
        return Arbitraries.oneOf(latin, japanese, mixed, faces).filter(line -> !line.isBlank());
    }

    @Provide
    Arbitrary<String> texts() {
        return lines().list().ofMinSize(1).ofMaxSize(8).map(l -> String.join("\n", l));
    }

    private static String lines(Object content) {
        return ((String) content).replace("\r\n", "\n");
    }

    private static String name(BodyPart part) throws MessagingException, IOException {
        return MimeUtility.decodeText(part.getFileName());
    }

    static MimeMessage parse(byte[] message) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
    }
}
