package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DkimSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair ED25519 = pair("Ed25519", 255);
    private static final List<DkimKeys.Key> KEYS = List.of(
            new DkimKeys.Key("s1", DkimKeys.Algorithm.RSA, RSA.getPrivate()),
            new DkimKeys.Key("s1", DkimKeys.Algorithm.ED25519, ED25519.getPrivate()));
    private static final Map<String, PublicKey> PUBLIC =
            Map.of("rsa-sha256", RSA.getPublic(), "ed25519-sha256", ED25519.getPublic());

    @Property(tries = 60)
    void bothSignaturesHoldForAnyMail(@ForAll("texts") String subject, @ForAll("texts") String text) throws Exception {
        byte[] signed = signed(subject, text);

        assertThat(DkimCheck.check(signed, PUBLIC)).containsExactly(true, true);
    }

    @Example
    void whatIsSignedCannotChange() throws Exception {
        String signed = new String(signed("A subject", "Text"), StandardCharsets.ISO_8859_1);

        for (String[] change : new String[][] {
            {"Subject: A subject", "Subject: B subject"},
            {"/one-click/token>", "/one-click/other>"},
            {"List-Unsubscribe=One-Click", "List-Unsubscribe=One-Press"},
            {"\r\n\r\n--", "\r\n\r\nmore\r\n--"},
            // one more of a header that was signed once too often
            {"\r\nTo: ", "\r\nFrom: other@example.com\r\nTo: "},
            {"\r\nTo: ", "\r\nReply-To: other@example.com\r\nTo: "},
            {"\r\nTo: ", "\r\nList-Unsubscribe: <https://example.com/>\r\nTo: "},
        }) {
            String changed = signed.replaceFirst(java.util.regex.Pattern.quote(change[0]), change[1]);
            assertThat(changed).isNotEqualTo(signed);
            assertThat(DkimCheck.check(changed.getBytes(StandardCharsets.ISO_8859_1), PUBLIC))
                    .as(change[1])
                    .containsExactly(false, false);
        }
    }

    @Example
    void refoldedHeadersAndTrailingBlanksStillHold() throws Exception {
        String signed = new String(signed("A subject", "Text"), StandardCharsets.ISO_8859_1);

        String travelled = signed.replace("Subject: A subject", "subject:A\r\n\t  subject ") + "\r\n\r\n";

        assertThat(DkimCheck.check(travelled.getBytes(StandardCharsets.ISO_8859_1), PUBLIC))
                .containsExactly(true, true);
    }

    @Example
    void theListHeadersAreNamedOnceMoreThanTheyOccur() throws Exception {
        String head = new String(signed("S", "T"), StandardCharsets.ISO_8859_1).split("\r\n\r\n")[0] + "\r\n";

        Map<String, String> tags = DkimCheck.tags(DkimCheck.fields(head).getFirst()[1]);

        List<String> names = Arrays.asList(tags.get("h").split(":"));
        for (String name : List.of("From", "To", "Subject", "Date", "List-Unsubscribe", "List-Unsubscribe-Post")) {
            assertThat(names.stream().filter(name::equals)).as(name).hasSize(2);
        }
        assertThat(tags)
                .containsEntry("c", "relaxed/relaxed")
                .containsEntry("d", "mail.example.jp")
                .doesNotContainKey("l");
    }

    @Example
    void keysComeFromFilesOfTheDomain() throws Exception {
        Path directory = Files.createTempDirectory("dkim");
        write(directory, "mail.example.jp/2025.rsa.pem", pair("RSA", 2048));
        write(directory, "mail.example.jp/2026.rsa.pem", RSA);
        write(directory, "mail.example.jp/2026.ed25519.pem", ED25519);
        write(directory, "other.example.jp/1.ed25519.pem", ED25519);
        write(directory, "short.example.jp/1.rsa.pem", pair("RSA", 1024));
        Files.createDirectories(directory.resolve("broken.example.jp"));
        Files.writeString(directory.resolve("broken.example.jp/1.rsa.pem"), "not a key");

        List<DkimKeys.Key> keys = DkimKeys.load(directory, "mail.example.jp");

        assertThat(keys).extracting(DkimKeys.Key::selector).containsExactly("2026", "2026");
        assertThat(keys.getFirst().key()).isEqualTo(RSA.getPrivate());
        assertThat(DkimKeys.load(directory, "unknown.example.jp")).isEmpty();
        assertThat(DkimKeys.load(directory, "other.example.jp"))
                .as("an Ed25519 key alone")
                .isEmpty();
        assertThatThrownBy(() -> DkimKeys.load(directory, "short.example.jp"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> DkimKeys.load(directory, "broken.example.jp"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(keys.toString())
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(RSA.getPrivate().getEncoded())
                        .substring(0, 20));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("a bc.=\t青葉")
                .ofMinLength(1)
                .ofMaxLength(200)
                .map(t -> "x" + t.replace("\t", " "));
    }

    static byte[] signed(String subject, String text) throws GeneralSecurityException {
        Draft draft = new Draft(
                "青葉計器",
                io.madoguchi.persons.EmailAddress.parse("haru@example.jp"),
                "Haru",
                subject,
                text,
                "<p>" + text,
                Map.of(
                        "List-Unsubscribe", "<https://desk.example.jp/one-click/token>",
                        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                List.of());
        MailMessage message =
                MailMessage.of(draft, new MailMessage.Frame(MailKind.ISSUE, "desk@mail.example.jp", "ab12", NOW));
        List<Header> signatures = new ArrayList<>();
        for (DkimKeys.Key key : KEYS) {
            signatures.add(DkimSignature.sign(key, "mail.example.jp", message.headers(), message.body(), NOW));
        }
        return message.bytes(signatures);
    }

    static void write(Path directory, String name, KeyPair pair) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
