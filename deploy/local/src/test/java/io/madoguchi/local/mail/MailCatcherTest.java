package io.madoguchi.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.OK);
    private int smtp;
    private int http;
    private SmtpDoor door;
    private MailPages pages;

    @BeforeEach
    void open() throws Exception {
        smtp = freePort();
        http = freePort();
        MailStore store = new MailStore(directory, Clock.systemUTC());
        door = new SmtpDoor(smtp, store, mode);
        pages = new MailPages(http, store, mode);
        door.open();
        pages.open();
    }

    @AfterEach
    void close() {
        door.close();
        pages.close();
    }

    @Test
    void aMailIsOnTheDiskAndTakenApart() throws Exception {
        send("haru@example.jp", "お申し込みの確認", "次のリンクを開いてください。\nhttp://localhost:8080/ja/confirm/abc\n");

        JsonNode mails = JSON.readTree(get("/api/mails?to=haru%40example.jp").body());

        assertThat(mails).hasSize(1);
        JsonNode mail = mails.get(0);
        assertThat(mail.path("subject").asText()).isEqualTo("お申し込みの確認");
        assertThat(mail.path("from").asText()).isEqualTo("news@aoba.example.jp");
        assertThat(mail.path("to").get(0).asText()).isEqualTo("haru@example.jp");
        assertThat(mail.path("text").asText()).contains("次のリンクを開いてください。");
        assertThat(mail.path("html").asText()).contains("<script>");
        assertThat(mail.path("headers").path("X-Clause").get(0).asText()).isEqualTo("E1");
        assertThat(mail.path("attachments").get(0).path("name").asText()).isEqualTo("receipt.jws");
        assertThat(mail.path("raw").asText()).doesNotContain("X-Caught-At").contains("X-Clause: E1");
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::toString)).singleElement().asString().endsWith(".eml");
        }
    }

    @Test
    void othersMailsAreNotInTheAnswerAndDeletingForgetsAll() throws Exception {
        send("haru@example.jp", "one", "text");

        assertThat(JSON.readTree(get("/api/mails?to=natsu%40example.jp").body()))
                .isEmpty();
        HTTP.send(request("/api/mails").DELETE().build(), HttpResponse.BodyHandlers.discarding());
        assertThat(JSON.readTree(get("/api/mails").body())).isEmpty();
    }

    @Test
    void aRestartKeepsTheMailsNewestFirst() throws Exception {
        send("haru@example.jp", "first", "text");
        Thread.sleep(5); // the order is by the millisecond in the name
        send("haru@example.jp", "second", "text");
        close();

        open();

        JsonNode mails = JSON.readTree(get("/api/mails").body());
        assertThat(mails).extracting(mail -> mail.path("subject").asText()).containsExactly("second", "first");
    }

    @Test
    void thePageEscapesWhatCameAndLinksOnlyAddresses() throws Exception {
        send("haru@example.jp", "<b>bold</b>", "see http://localhost:8080/ja/confirm/a?b=1&c=2.\n<script>x</script>");
        String id = JSON.readTree(get("/api/mails").body()).get(0).path("id").asText();

        HttpResponse<String> page = get("/mail/" + id);

        assertThat(page.body())
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .contains("href=\"http://localhost:8080/ja/confirm/a?b=1&amp;c=2\"")
                .contains("<iframe sandbox")
                .doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(get("/mail/" + id + "/html")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .endsWith("sandbox");
        assertThat(get("/mail/" + id + "/attachments/0").body()).isEqualTo("jws");
        assertThat(get("/mail/" + id + "/attachments/1").statusCode()).isEqualTo(404);
        assertThat(get("/mail/unknown").statusCode()).isEqualTo(404);
        assertThat(get("/").body()).contains("&lt;b&gt;bold&lt;/b&gt;");
    }

    @Test
    void aSenderSeesEachFailureModeAsItIs() throws Exception {
        mode("reject-550");
        assertThatThrownBy(() -> send("haru@example.jp", "one", "text")).hasStackTraceContaining("550");
        mode("defer-451");
        assertThatThrownBy(() -> send("haru@example.jp", "one", "text")).hasStackTraceContaining("451");
        assertThat(JSON.readTree(get("/api/mails").body())).isEmpty();

        mode("drop-after-dot");
        assertThat(answerToTheDot()).as("no answer at all").isEmpty();
        assertThat(JSON.readTree(get("/api/mails").body())).hasSize(1);

        mode("ok");
        send("haru@example.jp", "two", "text");
        assertThat(JSON.readTree(get("/api/mails").body())).hasSize(2);
    }

    @Test
    void anUnknownModeChangesNothing() throws Exception {
        for (String body : new String[] {"{\"mode\":\"loud\"}", "{", "[]", ""}) {
            HttpRequest put = request("/api/mode")
                    .PUT(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(400);
        }
        assertThat(mode.get()).isEqualTo(Mode.OK);
    }

    @Test
    void anotherHostNameIsNotAnswered() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", http)) {
            socket.getOutputStream()
                    .write("GET /api/mails HTTP/1.1\r\nHost: elsewhere.example.com\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 421");
        }
    }

    /** What the server says after the final dot of a mail; empty when it hangs up without a word. */
    private String answerToTheDot() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", smtp);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            in.readLine();
            for (String line : List.of(
                    "HELO sender.example.com",
                    "MAIL FROM:<news@aoba.example.jp>",
                    "RCPT TO:<haru@example.jp>",
                    "DATA")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(in.readLine()).matches("(250|354) .*");
            }
            socket.getOutputStream().write("Subject: kept\r\n\r\ntext\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
            return Objects.requireNonNullElse(in.readLine(), "");
        }
    }

    private void mode(String word) throws Exception {
        HttpRequest put = request("/api/mode")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"" + word + "\"}"))
                .build();
        assertThat(HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private void send(String to, String subject, String text) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(smtp));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("news@aoba.example.jp"));
        message.setRecipient(RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setHeader("X-Clause", "E1");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>hello<script>alert(1)</script></p>", "UTF-8", "html");
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setContent("jws".getBytes(StandardCharsets.US_ASCII), "application/jose");
        attachment.setFileName("receipt.jws");
        message.setContent(new MimeMultipart("mixed", plain, html, attachment));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
