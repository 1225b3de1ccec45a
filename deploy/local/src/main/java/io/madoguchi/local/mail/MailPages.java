package io.madoguchi.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.madoguchi.local.Mail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** The HTTP side: pages for people, JSON for tests. */
final class MailPages {
    private static final String CSP = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";
    /** A mail is a stranger's HTML: no script, no request to anywhere, an origin of its own. */
    private static final String MAIL_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_BODY = 1000;
    private final MailStore store;
    private final AtomicReference<Mode> mode;
    private final HttpServer server;

    private record Answer(int status, String type, byte[] body, Map<String, String> headers) {
        static Answer of(int status, String type, String body) {
            return new Answer(status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        Answer with(String name, String value) {
            return new Answer(status, type, body, Map.of(name, value));
        }
    }

    MailPages(int port, MailStore store, AtomicReference<Mode> mode) throws IOException {
        this.store = store;
        this.mode = mode;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
    }

    void open() {
        server.start();
    }

    void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = localName(exchange) ? answer(exchange) : Answer.of(421, "text/plain", "Ask for localhost.\n");
        } catch (MessagingException e) {
            answer = Answer.of(422, "text/plain", "This mail cannot be taken apart: " + e.getMessage() + "\n");
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", CSP);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer"); // links in mails carry secrets
        headers.set("Cache-Control", "no-store");
        answer.headers().forEach(headers::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    /** A page elsewhere must not read mails by pointing its own name at this machine. */
    private static boolean localName(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        String name = host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        return List.of("localhost", "127.0.0.1", "[::1]").contains(name);
    }

    private Answer answer(HttpExchange exchange) throws IOException, MessagingException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        return switch (method + " " + path) {
            case "GET /" -> Answer.of(200, "text/html", MailHtml.list(store.entries(), mode.get()));
            case "GET /health" -> Answer.of(200, "text/plain", "ok\n");
            case "GET /style.css" -> Answer.of(200, "text/css", MailHtml.style());
            case "GET /api/mails" -> json(mails(query(exchange, "to")));
            case "DELETE /api/mails" -> {
                store.clear();
                yield Answer.of(204, "text/plain", "");
            }
            case "GET /api/mode" -> json(Map.of("mode", mode.get().word()));
            case "PUT /api/mode" -> changeMode(exchange);
            default -> method.equals("GET") ? oneMail(path.split("/", -1)) : notFound();
        };
    }

    private Answer changeMode(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        Optional<Mode> wished = wishedMode(body);
        if (wished.isEmpty()) {
            return Answer.of(400, "text/plain", "Send {\"mode\":\"ok|drop-after-dot|defer-451|reject-550|slow\"}.\n");
        }
        mode.set(wished.get());
        return json(Map.of("mode", wished.get().word()));
    }

    private static Optional<Mode> wishedMode(String body) {
        try {
            JsonNode word = JSON.readTree(body).path("mode");
            return Mode.of(word.asText());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Mail> mails(Optional<String> recipient) throws IOException, MessagingException {
        List<Mail> mails = new ArrayList<>();
        for (MailStore.Entry entry : store.entries()) {
            if (recipient.isEmpty() || entry.envelope().to().contains(recipient.get())) {
                Optional<byte[]> message = store.message(entry);
                if (message.isPresent()) {
                    mails.add(new Message(message.get()).mail(entry));
                }
            }
        }
        return mails;
    }

    /** {@code /mail/{id}}, and below it {@code html}, {@code raw} and {@code attachments/{n}}. */
    private Answer oneMail(String[] path) throws IOException, MessagingException {
        Optional<MailStore.Entry> entry =
                path.length >= 3 && path[1].equals("mail") ? store.find(path[2]) : Optional.empty();
        Optional<byte[]> message = entry.isPresent() ? store.message(entry.get()) : Optional.empty();
        if (entry.isEmpty() || message.isEmpty()) {
            return notFound();
        }
        Mail mail = new Message(message.get()).mail(entry.get());
        if (path.length == 3) {
            return Answer.of(200, "text/html", MailHtml.mail(mail));
        }
        if (path.length == 5 && path[3].equals("attachments")) {
            return attachment(mail, path[4]);
        }
        return switch (path.length == 4 ? path[3] : "") {
            case "raw" -> new Answer(200, "text/plain; charset=utf-8", message.get(), Map.of());
            case "html" ->
                mail.html() == null
                        ? notFound()
                        : Answer.of(200, "text/html", mail.html()).with("Content-Security-Policy", MAIL_CSP);
            default -> notFound();
        };
    }

    private static Answer attachment(Mail mail, String number) {
        int index = number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
        if (index < 0 || index >= mail.attachments().size()) {
            return notFound();
        }
        Mail.Attachment attachment = mail.attachments().get(index);
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        byte[] bytes = Base64.getDecoder().decode(attachment.base64());
        return new Answer(200, "application/octet-stream", bytes, Map.of())
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    }

    private static Optional<String> query(HttpExchange exchange, String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return java.util.Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static Answer json(Object value) throws IOException {
        return Answer.of(200, "application/json", JSON.writeValueAsString(value));
    }

    private static Answer notFound() {
        return Answer.of(404, "text/html", MailHtml.notFound());
    }
}
