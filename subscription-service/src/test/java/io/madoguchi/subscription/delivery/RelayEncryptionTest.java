package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.identity.TestResult.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption and sign-in to relays, against servers with certificates of authorities made here. */
class RelayEncryptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Envelope ENVELOPE = Envelope.of("desk@mail.example.jp", EmailAddress.parse("haru@example.jp"));

    @TempDir
    static Path files;

    /** Two authorities; one signed for this machine's address and one for another name. */
    @BeforeAll
    static void makeAuthorities() throws Exception {
        for (String ca : List.of("ours", "other")) {
            keytool("-genkeypair", "-alias", ca, "-dname", "CN=" + ca, "-ext", "bc:c", "-keystore", ca + ".p12");
            keytool("-exportcert", "-rfc", "-alias", ca, "-keystore", ca + ".p12", "-file", ca + ".pem");
        }
        signed("relay", "ip:127.0.0.1");
        signed("elsewhere", "dns:relay.example.jp");
        Files.writeString(files.resolve("password"), TlsRelay.PASSWORD + "\n");
        Files.writeString(files.resolve("wrong"), "battery staple\n");
        Files.writeString(files.resolve("no.pem"), "nothing\n");
    }

    private static void signed(String name, String san) throws Exception {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", name + ".p12");
        keytool("-certreq", "-alias", name, "-keystore", name + ".p12", "-file", name + ".csr");
        keytool(
                "-gencert",
                "-alias",
                "ours",
                "-keystore",
                "ours.p12",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".crt",
                "-ext",
                "san=" + san);
        keytool("-importcert", "-noprompt", "-alias", "ours", "-file", "ours.pem", "-keystore", name + ".p12");
        keytool("-importcert", "-noprompt", "-alias", name, "-file", name + ".crt", "-keystore", name + ".p12");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-storepass", "changeit"));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
        }
        Process process = new ProcessBuilder(command)
                .directory(files.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext certificate(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(files.resolve(name + ".p12"))) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN", "LOGIN"})
    void aRelayIsSignedInToByEachWayAndOnlyEncrypted(String way) throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), way, true)) {
            try (SmtpConnection connection = open(relay, "password", "ours.pem")) {
                assertThat(connection.isFit()).isTrue();
            }

            assertThat(relay.signedIn).containsExactly(way);
            assertThat(relay.commands)
                    .filteredOn(line -> line.startsWith("AUTH"))
                    .isEmpty();
            assertThat(relay.commands).startsWith("EHLO mail.example.jp", "STARTTLS", "encrypted EHLO mail.example.jp");
        }
    }

    @Test
    void theBestWayIsTaken() throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), "LOGIN PLAIN SCRAM-SHA-256", true)) {
            open(relay, "password", "ours.pem").close();

            assertThat(relay.signedIn).containsExactly("SCRAM-SHA-256");
            assertThat(String.join("\n", relay.commands)).doesNotContain("horse");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN", "LOGIN", "CRAM-MD5"})
    void aWrongPasswordAndAnUnknownWayAreSaid(String way) throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), way, true)) {
            assertThat(trouble(() -> open(relay, "wrong", "ours.pem"))).isEqualTo(Verdict.NOT_SIGNED_IN);
            assertThat(relay.signedIn).isEmpty();
        }
    }

    @Test
    void aRelayThatDoesNotKnowThePasswordIsFoundOut() throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), "SCRAM-SHA-256", true)) {
            relay.liar = true;

            assertThat(trouble(() -> open(relay, "password", "ours.pem"))).isEqualTo(Verdict.NOT_SIGNED_IN);
        }
    }

    @Test
    void anotherAuthorityAndAnotherNameAreNotTrusted() throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), "PLAIN", true);
                TlsRelay elsewhere = new TlsRelay(certificate("elsewhere"), "PLAIN", true)) {
            assertThatThrownBy(() -> open(relay, "password", "other.pem")).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> open(elsewhere, "password", "ours.pem")).isInstanceOf(SSLException.class);

            assertThat(relay.signedIn).isEmpty();
            assertThat(elsewhere.signedIn).isEmpty();
        }
    }

    @Test
    void filesThatAreMissingAreSaid() throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), "PLAIN", true)) {
            assertThat(trouble(() -> open(relay, "password", "absent.pem"))).isEqualTo(Verdict.NO_FILE);
            assertThat(trouble(() -> open(relay, "password", "no.pem"))).isEqualTo(Verdict.NO_FILE);
            assertThat(trouble(() -> open(relay, "absent", "ours.pem"))).isEqualTo(Verdict.NO_FILE);
        }
    }

    /** Somebody in between who takes the offer out of the answer gets neither mail nor password. */
    @Test
    void nothingIsSentWhereTheOfferWasStripped() throws Exception {
        try (TlsRelay relay = new TlsRelay(certificate("relay"), "PLAIN", false)) {
            assertThat(trouble(() -> open(relay, "password", "ours.pem"))).isEqualTo(Verdict.NOT_ENCRYPTED);

            assertThat(relay.commands).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void aRealServerIsReachedEncryptedFromTheFirstByte() throws Exception {
        System.setProperty(
                "greenmail.tls.keystore.file", files.resolve("relay.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        GreenMail server = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
        server.setUser(TlsRelay.USER + "@example.jp", TlsRelay.USER, TlsRelay.PASSWORD);
        server.start();
        try {
            ServerSetup smtps = server.getSmtps().getServerSetup();
            SmtpConnector connector = new SmtpConnector(
                    new Access(
                            server.getSmtps().getPort(),
                            files.resolve("password").toString(),
                            false),
                    "mail.example.jp",
                    new RelayTrust(true, files.resolve("ours.pem")));
            try (SmtpConnection connection = connector.open()) {
                byte[] mail = DkimSignatureTest.signed("件名", "本文");
                assertThat(connection.send(ENVELOPE, mail, step -> {}).state()).isEqualTo(DeliveryState.ACCEPTED);
            }
            assertThat(smtps.isSecure()).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    private interface Opening {
        SmtpConnection open() throws IOException;
    }

    private static Verdict trouble(Opening opening) throws IOException {
        try (SmtpConnection connection = opening.open()) {
            throw new AssertionError("it was opened: " + connection);
        } catch (RelayTrouble e) {
            return e.verdict;
        }
    }

    private static SmtpConnection open(TlsRelay relay, String password, String ca) throws IOException {
        Access access = new Access(relay.port(), files.resolve(password).toString(), true);
        return new SmtpConnector(access, "mail.example.jp", new RelayTrust(false, files.resolve(ca))).open();
    }

    /** As {@link Relay.Settings}, with sign-in. */
    private record Access(int port, String file, boolean upgrade) implements DeliveryConfig.Smtp {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> helo() {
            return Optional.empty();
        }

        @Override
        public DeliveryConfig.StartTls startTls() {
            return upgrade ? DeliveryConfig.StartTls.REQUIRED : DeliveryConfig.StartTls.NEVER;
        }

        @Override
        public Optional<String> user() {
            return Optional.of(TlsRelay.USER);
        }

        @Override
        public Optional<String> passwordFile() {
            return Optional.of(file);
        }

        @Override
        public Duration connectTimeout() {
            return PATIENCE;
        }

        @Override
        public Duration replyTimeout() {
            return PATIENCE;
        }

        @Override
        public Duration dotTimeout() {
            return PATIENCE;
        }

        @Override
        public int mailsPerConnection() {
            return 100;
        }
    }
}
