package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.madoguchi.persons.EmailAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpConnectionTest {

    private static final Envelope ENVELOPE = new Envelope("desk@mail.example.jp", "haru@example.jp", false);
    private static final String CHUNKS = "250-relay.example.jp\r\n250-PIPELINING\r\n250 CHUNKING";
    private static final byte[] MESSAGE =
            "Subject: S\r\n\r\n.a line\r\n..\r\nand so on, for a while longer\r\n".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("MAIL", "421 4.7.0 later", DeliveryState.DEFERRED, Stage.MAIL, false),
                Arguments.of("MAIL", "451 4.7.1 later", DeliveryState.DEFERRED, Stage.MAIL, true),
                Arguments.of("MAIL", "550 5.7.1 not you", DeliveryState.DEFERRED, Stage.MAIL, true),
                Arguments.of("MAIL", "552 5.3.4 too large", DeliveryState.REJECTED, Stage.MAIL, true),
                Arguments.of("MAIL", Relay.DROP, DeliveryState.DEFERRED, Stage.MAIL, false),
                Arguments.of("RCPT", Relay.SILENT, DeliveryState.DEFERRED, Stage.RCPT, false),
                Arguments.of("RCPT", "450 4.2.1 busy", DeliveryState.DEFERRED, Stage.RCPT, true),
                Arguments.of("RCPT", "421 4.7.0 bye", DeliveryState.DEFERRED, Stage.RCPT, false),
                Arguments.of("RCPT", "550 5.1.1 unknown", DeliveryState.REJECTED, Stage.RCPT, true),
                Arguments.of("RCPT", Relay.DROP, DeliveryState.DEFERRED, Stage.RCPT, false),
                Arguments.of("DATA", "451 4.3.0 later", DeliveryState.DEFERRED, Stage.DATA, true),
                Arguments.of("DATA", "554 5.5.1 no", DeliveryState.REJECTED, Stage.DATA, true),
                Arguments.of("DATA", "250 odd", DeliveryState.DEFERRED, Stage.DATA, false),
                Arguments.of("DATA", Relay.DROP, DeliveryState.DEFERRED, Stage.DATA, false),
                Arguments.of("DROP_IN", "BODY", DeliveryState.DEFERRED, Stage.DATA, false),
                Arguments.of("DOT", "250 2.0.0 queued", DeliveryState.ACCEPTED, Stage.DOT, true),
                Arguments.of("DOT", "421 4.7.0 later", DeliveryState.DEFERRED, Stage.DOT, false),
                Arguments.of("DOT", "451 4.3.0 later", DeliveryState.DEFERRED, Stage.DOT, true),
                Arguments.of("DOT", "550 5.7.0 spam", DeliveryState.REJECTED, Stage.DOT, true),
                Arguments.of("DOT", Relay.DROP, DeliveryState.UNKNOWN, Stage.DOT, false),
                Arguments.of("DOT", Relay.SILENT, DeliveryState.UNKNOWN, Stage.DOT, false),
                Arguments.of("DOT", "250 2.0.0 que\\", DeliveryState.UNKNOWN, Stage.DOT, false),
                Arguments.of("DOT", "250-2.0.0 and", DeliveryState.UNKNOWN, Stage.DOT, false),
                Arguments.of("DOT", "hello", DeliveryState.UNKNOWN, Stage.DOT, false),
                Arguments.of("DOT", "354 odd", DeliveryState.UNKNOWN, Stage.DOT, false));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theAnswerDecides(String command, String answer, DeliveryState state, Stage stage, boolean goesOn)
            throws IOException {
        try (Relay relay = new Relay()) {
            relay.answer(command, answer);
            SmtpConnection connection = connect(relay);

            byte[] message = command.equals("DROP_IN") ? tooMuchForBuffers() : MESSAGE;
            Outcome outcome = connection.send(ENVELOPE, message, step -> {});

            assertThat(outcome.state()).isEqualTo(state);
            assertThat(outcome.stage()).isEqualTo(stage);
            assertThat(connection.isFit()).isEqualTo(goesOn);
            if (goesOn) {
                relay.answer("MAIL", "250 ok")
                        .answer("RCPT", "250 ok")
                        .answer("DATA", "354 go")
                        .answer("DOT", "250 ok");
                assertThat(connection.send(ENVELOPE, MESSAGE, step -> {}).state())
                        .isEqualTo(DeliveryState.ACCEPTED);
                assertThat(relay.messages).last().isEqualTo(new String(MESSAGE, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void repliesMayComeByteByByte() throws IOException {
        try (Relay relay = new Relay().slowly()) {
            Outcome outcome = connect(relay).send(ENVELOPE, MESSAGE, step -> {});

            assertThat(outcome.state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(outcome.enhanced()).isEqualTo("2.0.0");
            assertThat(outcome.text()).isEqualTo("queued");
        }
    }

    @Test
    void theEnvelopeIsPipelinedAndTheDotIsNot() throws IOException {
        try (Relay relay = new Relay()) {
            List<Step> steps = new ArrayList<>();

            connect(relay).send(ENVELOPE, MESSAGE, steps::add);

            assertThat(relay.commands)
                    .containsExactly(
                            "EHLO mail.example.jp",
                            "MAIL FROM:<desk@mail.example.jp> SIZE=" + MESSAGE.length,
                            "RCPT TO:<haru@example.jp>",
                            "DATA");
            assertThat(steps)
                    .containsExactly(
                            Step.MAIL_WRITTEN,
                            Step.MAIL_ANSWERED,
                            Step.RCPT_ANSWERED,
                            Step.DATA_ANSWERED,
                            Step.BODY_WRITTEN,
                            Step.DOT_WRITTEN,
                            Step.DOT_ANSWERED);
        }
    }

    /** The last chunk is the dot of CHUNKING: whatever breaks before it nobody has, and after it only the relay knows. */
    @ParameterizedTest
    @CsvSource({
        "BDAT, 250 2.0.0 queued, ACCEPTED, DOT",
        "BDAT, 451 4.3.0 later, DEFERRED, DOT",
        "BDAT, 421 4.7.0 bye, DEFERRED, DOT",
        "BDAT, 554 5.6.0 no, REJECTED, DOT",
        "BDAT, drop, UNKNOWN, DOT",
        "BDAT, silent, UNKNOWN, DOT",
        "BDAT, nonsense, UNKNOWN, DOT",
        "RCPT, 550 5.1.1 unknown, REJECTED, RCPT",
        "MAIL, 451 4.7.1 later, DEFERRED, MAIL"
    })
    void inChunksTheAnswerDecidesToo(String command, String answer, DeliveryState state, Stage stage)
            throws IOException {
        try (Relay relay = new Relay().answer("EHLO", CHUNKS).answer(command, answer)) {
            SmtpConnection connection = connect(relay);

            Outcome outcome = connection.send(ENVELOPE, MESSAGE, step -> {});

            assertThat(outcome.state()).isEqualTo(state);
            assertThat(outcome.stage()).isEqualTo(stage);
            assertThat(relay.commands).doesNotContain("DATA");
            boolean sent = stage == Stage.DOT;
            assertThat(relay.commands.contains("BDAT " + MESSAGE.length + " LAST"))
                    .isEqualTo(sent);
        }
    }

    @Test
    void noChunkFollowsOneThatWasRefused() throws IOException {
        byte[] large = "0123456789abcdef".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (Relay relay = new Relay().answer("EHLO", CHUNKS)) {
            assertThat(connect(relay).send(ENVELOPE, large, step -> {}).state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(relay.messages.getLast()).isEqualTo(new String(large, StandardCharsets.UTF_8));
            assertThat(relay.commands.stream().filter(c -> c.startsWith("BDAT")))
                    .containsExactly("BDAT 65536", "BDAT 65536", "BDAT 28928 LAST");
        }
        try (Relay relay = new Relay().answer("EHLO", CHUNKS).answer("BDAT", "452 4.2.2 full")) {
            Outcome outcome = connect(relay).send(ENVELOPE, large, step -> {});

            assertThat(outcome.state()).isEqualTo(DeliveryState.DEFERRED);
            assertThat(outcome.stage()).as("the relay has no whole mail").isEqualTo(Stage.DATA);
            assertThat(relay.commands.stream().filter(c -> c.startsWith("BDAT")))
                    .containsExactly("BDAT 65536");
        }
    }

    @Test
    void theIntentIsAskedForBeforeTheLastChunk() throws IOException {
        try (Relay relay = new Relay().answer("EHLO", CHUNKS)) {
            SmtpConnection connection = connect(relay);

            assertThatThrownBy(() -> connection.send(ENVELOPE, MESSAGE, step -> {
                        if (step == Step.BODY_WRITTEN) {
                            throw new IllegalStateException("the journal is full");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class);
            connection.close();
            assertThat(relay.messages).isEmpty();
        }
    }

    @Test
    void aReportIsAskedForOnlyWhenTheMailFails() throws IOException {
        try (Relay relay = new Relay().answer("EHLO", "250-relay.example.jp\r\n250 DSN")) {
            Envelope named = Envelope.of("b+x@b.example.jp", EmailAddress.parse("haru@example.jp"), "x");

            connect(relay).send(named, MESSAGE, step -> {});

            assertThat(relay.commands)
                    .contains("MAIL FROM:<b+x@b.example.jp> RET=HDRS ENVID=x")
                    .contains("RCPT TO:<haru@example.jp> NOTIFY=FAILURE");
        }
    }

    @Test
    void addressesOfTheOldCarriersAreQuoted() {
        assertThat(Envelope.of("a@example.jp", EmailAddress.parse("a..b@docomo.ne.jp"))
                        .to())
                .isEqualTo("\"a..b\"@docomo.ne.jp");
    }

    @Test
    void aRelayOfOldIsSpokenToPlainly() throws IOException {
        try (Relay relay = new Relay().answer("EHLO", "502 what").answer("HELO", "250 hello")) {
            Outcome outcome = connect(relay).send(ENVELOPE, MESSAGE, step -> {});

            assertThat(outcome.state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(relay.commands).contains("MAIL FROM:<desk@mail.example.jp>");
        }
    }

    @Test
    void aRelayThatDoesNotWantUsSaysSoBeforeAnyMail() throws IOException {
        for (String greeting : List.of("421 4.7.0 busy", "554 no", Relay.DROP, Relay.SILENT, "nonsense")) {
            try (Relay relay = new Relay().answer("GREETING", greeting)) {
                assertThatThrownBy(() -> connect(relay)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aReplyWithoutEndIsCutOff() throws IOException {
        try (Relay relay = new Relay().answer("RCPT", "250-x\r\n".repeat(200) + "250 x")) {
            assertThat(connect(relay).send(ENVELOPE, MESSAGE, step -> {}).state())
                    .isEqualTo(DeliveryState.DEFERRED);
        }
        try (Relay relay = new Relay().answer("DOT", "250 " + "x".repeat(5000))) {
            assertThat(connect(relay).send(ENVELOPE, MESSAGE, step -> {}).state())
                    .isEqualTo(DeliveryState.UNKNOWN);
        }
    }

    @Test
    void whatARelayCannotTakeIsKnownBeforehand() throws IOException {
        try (Relay relay = new Relay()) {
            SmtpConnection connection = connect(relay);

            assertThat(connection.obstacle(ENVELOPE, MESSAGE)).isEmpty();
            assertThat(connection.obstacle(ENVELOPE, new byte[100_001])).contains("larger-than-the-relay-takes");
            Envelope international = Envelope.of("desk@mail.example.jp", EmailAddress.parse("春@例え.example.jp"));
            assertThat(international.international()).isTrue();
            assertThat(international.to()).startsWith("春@xn--");
            assertThat(connection.obstacle(international, MESSAGE)).contains("relay-without-smtputf8");
        }
        String offers = "250-relay\r\n250-8BITMIME\r\n250 SMTPUTF8";
        try (Relay relay = new Relay().answer("EHLO", offers)) {
            Envelope international = Envelope.of("desk@mail.example.jp", EmailAddress.parse("春@example.jp"));

            connect(relay).send(international, "To: 春@example.jp\r\n\r\n".getBytes(StandardCharsets.UTF_8), step -> {});

            assertThat(relay.commands).contains("MAIL FROM:<desk@mail.example.jp> BODY=8BITMIME SMTPUTF8");
        }
    }

    @Test
    void aRestedConnectionThatDiedIsNotTrusted() throws Exception {
        try (Relay relay = new Relay().answer("NOOP", Relay.DROP)) {
            SmtpConnection connection = connect(relay);
            assertThat(connection.isFit()).isTrue();

            Thread.sleep(1_100);

            assertThat(connection.isFit()).isFalse();
        }
    }

    @Test
    void aWordOfTheRelayNeverNamesTheReader() {
        assertThat(ENVELOPE.redact("5.1.1 <haru@example.jp>: user HARU unknown, ask postmaster@example.com"))
                .doesNotContainIgnoringCase("haru")
                .doesNotContain("@");
    }

    @Test
    void theLadderEndsWithTheTimeToLive() {
        Instant now = Instant.parse("2026-11-22T03:00:00Z");
        List<Duration> ladder = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15));
        Outcome later = Outcome.of(DeliveryState.DEFERRED, Stage.RCPT, "relay", SmtpReply.of(451, List.of("later")));

        assertThat(settle(later, 0, now, ladder, 60).nextAt()).isEqualTo(now.plusSeconds(300));
        assertThat(settle(later, 1, now, ladder, 60).nextAt()).isEqualTo(now.plusSeconds(900));
        assertThat(settle(later, 9, now, ladder, 60).nextAt()).isEqualTo(now.plusSeconds(900));
        assertThat(settle(later, 1, now, ladder, 15).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(settle(later, 1, now, ladder, 16).state()).isEqualTo(DeliveryState.DEFERRED);
    }

    @Test
    void aRealServerTakesIt() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            byte[] signed = DkimSignatureTest.signed("件名がとても長いのでいくつもの行に折り返されるはずの一通", "本文");

            Outcome outcome = connector(Relay.config(server.getSmtp().getPort(), Duration.ofSeconds(5)))
                    .open()
                    .send(ENVELOPE, signed, step -> {});

            assertThat(outcome.state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("件名がとても長いのでいくつもの行に折り返されるはずの一通");
        } finally {
            server.stop();
        }
    }

    private static Settlement settle(Outcome outcome, int attempts, Instant now, List<Duration> ladder, int minutes) {
        return Settlement.of(outcome, new Claimed(null, attempts, now.plusSeconds(minutes * 60L)), ladder, now);
    }

    private static byte[] tooMuchForBuffers() {
        return ("x".repeat(76) + "\r\n").repeat(200_000).getBytes(StandardCharsets.UTF_8);
    }

    private static SmtpConnection connect(Relay relay) throws IOException {
        return connector(relay.config()).open();
    }

    static SmtpConnector connector(DeliveryConfig.Smtp config) {
        return new SmtpConnector(config, "mail.example.jp");
    }
}
