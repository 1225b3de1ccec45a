package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A mail from the mould is, to the byte, the mail that would be written for that reader alone. */
class MouldTest {

    private static final String FIRST = "place_of_the_first_token________";
    private static final String SECOND = "place_of_the_second_token_______";
    private static final List<String> VALUES =
            List.of("AAAA-bbbb_CCCC0123456789abcdefgh", "zyxwvutsrqponmlkjihgfedcba987654");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final EmailAddress HARU = EmailAddress.parse("haru@example.jp");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(120).withCharRange('a', 'z').withChars(' ', '=', '.', '\t'),
                Arbitraries.strings().ofMaxLength(60).withCharRange('ぁ', 'ん'),
                Arbitraries.of("\n", "\r\n", "\n\n", " \n", FIRST, SECOND, "https://example.jp/" + FIRST + "\n"));
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Property
    void itIsTheMailThatWouldBeWritten(@ForAll("texts") String text, @ForAll("texts") String html) throws Exception {
        Master master = new Master("Aoba", "S", text, html, Map.of(), List.of(FIRST, SECOND));
        MailMessage.Frame frame = new MailMessage.Frame(MailKind.ISSUE, "desk@example.jp", "0123", NOW);
        Draft draft = new Draft("Aoba", HARU, null, "S", filled(text), filled(html), Map.of(), List.of());
        MailMessage alone = MailMessage.of(draft, frame);

        Mould.Body body = Mould.of(master, "=_0123_a").fill(VALUES);

        if (sameCodings(text, html)) {
            assertThat(new String(body.bytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(alone.body(), StandardCharsets.ISO_8859_1));
        }
        byte[] relaxed = DkimSignature.relaxedBody(body.bytes());
        assertThat(body.hash())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(relaxed)));
    }

    @Property
    void wordsOfAnyLengthAreFilledIn(
            @ForAll("texts") String text,
            @ForAll("texts") String html,
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = 'ん') String name)
            throws Exception {
        String place = "madoguchi0wordb00000";
        Master.Word word = new Master.Word(place, "you");
        String marked = text + place + html;
        Master master = new Master("Aoba", "S", marked, marked, Map.of(), List.of(FIRST, SECOND), List.of(word), null);
        MailMessage.Frame frame = new MailMessage.Frame(MailKind.ISSUE, "desk@example.jp", "0123", NOW);
        String inText = filled(marked).replace(place, word.of(name));
        String inHtml = filled(marked).replace(place, word.escaped(name));
        Draft draft = new Draft("Aoba", HARU, null, "S", inText, inHtml, Map.of(), List.of());
        MailMessage alone = MailMessage.of(draft, frame);
        Imprint imprint = Imprint.of(master, "=_0123_a");

        Mould.Body body = imprint.mould().fill(imprint.values(new Addressee(HARU, name, VALUES)));

        if (encoding(marked) == encoding(inText) && encoding(marked) == encoding(inHtml)) {
            assertThat(new String(body.bytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(alone.body(), StandardCharsets.ISO_8859_1));
        }
        byte[] relaxed = DkimSignature.relaxedBody(body.bytes());
        assertThat(body.hash())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(relaxed)));
    }

    @Test
    void headersAreThoseOfTheMailThatWouldBeWritten() {
        Map<String, String> headers =
                Map.of("List-Unsubscribe", "<https://example.jp/" + FIRST + ">", "List-Id", "<a.example.jp>");
        Master master = new Master("Aoba 青葉", "号外", "t " + FIRST, "<p>" + SECOND, headers, List.of(FIRST, SECOND));
        MailMessage.Frame frame = new MailMessage.Frame(MailKind.ISSUE, "desk@example.jp", "0123", NOW);
        Map<String, String> own = Map.of(
                "List-Unsubscribe", "<https://example.jp/" + VALUES.getFirst() + ">", "List-Id", "<a.example.jp>");
        Draft draft =
                new Draft("Aoba 青葉", HARU, "Haru", "号外", filled(master.text()), filled(master.html()), own, List.of());

        Imprint imprint = Imprint.of(master, "=_0123_a");

        assertThat(imprint.headers(new Addressee(HARU, "Haru", VALUES), frame))
                .isEqualTo(MailMessage.of(draft, frame).headers());
    }

    @Test
    void onlyTokensMayStandInPlaces() {
        assertThatThrownBy(() -> new Master("A", "S", "t", "h", Map.of(), List.of("<b>bold</b>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aTokenLeadsBackToItsDelivery(@ForAll long most, @ForAll long least) {
        MailIdentity identity = new MailIdentity(new byte[32]);
        UUID delivery = new UUID(most, least);
        String token = identity.returnToken(delivery);

        assertThat(token).hasSize(39).matches("[0-9a-v]+");
        assertThat(identity.deliveryOf(token)).contains(delivery);
        assertThat(identity.deliveryOf(token.toUpperCase(Locale.ROOT))).contains(delivery);
    }

    @Property
    void aChangedTokenLeadsNowhere(@ForAll long most, @ForAll long least, @ForAll int place) {
        MailIdentity identity = new MailIdentity(new byte[32]);
        StringBuilder token = new StringBuilder(identity.returnToken(new UUID(most, least)));
        int at = Math.floorMod(place, token.length());
        token.setCharAt(at, token.charAt(at) == '0' ? '1' : '0');

        assertThat(identity.deliveryOf(token.toString())).isEqualTo(Optional.empty());
        assertThat(new MailIdentity("another key, also long enough....".getBytes(StandardCharsets.US_ASCII))
                        .deliveryOf(identity.returnToken(new UUID(most, least))))
                .isEmpty();
    }

    private static String filled(String text) {
        return text.replace(FIRST, VALUES.get(0)).replace(SECOND, VALUES.get(1));
    }

    /** A value is coded in as many bytes as its place, so the shorter coding is the same one. */
    private static boolean sameCodings(String... texts) {
        for (String text : texts) {
            if (encoding(text) != encoding(filled(text))) {
                return false;
            }
        }
        return true;
    }

    private static boolean encoding(String text) {
        byte[] bytes = text.replaceAll("\\r\\n|\\r|\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return QuotedPrintable.encode(bytes).length <= Base64.getMimeEncoder().encode(bytes).length;
    }
}
