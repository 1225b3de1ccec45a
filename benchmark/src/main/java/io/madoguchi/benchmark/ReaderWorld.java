package io.madoguchi.benchmark;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Readers who signed up and confirmed, each with an address of their own: the only way in is the one readers have. The
 * links of their confirmation mails are computed, with the secret of this desk, instead of being read from the sink.
 */
final class ReaderWorld {

    private static final String CLAIM = """
            explain (analyze, buffers)
            with due as (
                select mail.id from delivery_gate gate cross join lateral (
                    select id, next_at from delivery
                    where issue = gate.issue and lane = 'ISSUE' and state in ('PLANNED', 'DEFERRED')
                      and next_at <= now() and expires_at > now() and (provider is null or provider <> all ('{}'))
                    order by next_at, id limit 200 for update skip locked) mail
                where gate.state = 'OPEN' and gate.identity = '00000000-0000-0000-0000-000000000001'
                order by mail.next_at, mail.id limit 200)
            update delivery d
            set state = 'LEASED', worker = uuidv7(), lease_epoch = 1, changed_at = now(),
                lease_until = clock_timestamp() + interval '1 minute'
            from due where d.id = due.id
            returning d.id
            """;

    private static final int TOKEN_BYTES = 24;
    private static final int CONNECTIONS = 32;

    private final Desk desk;
    private final SecretKeySpec secret;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ReaderWorld(Desk desk, Path data) throws IOException {
        this.desk = desk;
        Path file = data.resolve("secrets").resolve("subscription-service").resolve("links");
        this.secret = new SecretKeySpec(
                Base64.getDecoder().decode(Files.readString(file).strip()), "HmacSHA256");
    }

    /** Until so many subscriptions of the topic are active. */
    void fill(int readers) throws Exception {
        long active = active();
        if (active < readers) {
            new SignUps(desk.url("gateway")).run((int) (readers - active), CONNECTIONS);
            try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
                List<Future<?>> all = new ArrayList<>();
                for (UUID signUp : pending()) {
                    all.add(threads.submit(() -> confirm(signUp)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }
    }

    private List<UUID> pending() throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("subscription"));
                var statement = database.createStatement();
                ResultSet found = statement.executeQuery("select id from sign_up where state = 'PENDING'")) {
            List<UUID> pending = new ArrayList<>();
            while (found.next()) {
                pending.add(found.getObject(1, UUID.class));
            }
            return pending;
        }
    }

    private long active() throws SQLException {
        return number("select count(*) from subscription where company = 'aoba' and state = 'ACTIVE'");
    }

    long number(String question) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("subscription"));
                var statement = database.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            found.next();
            return found.getLong(1);
        }
    }

    long waiting(String issue) throws SQLException {
        return number(
                "select count(*) from delivery where state in ('PLANNED', 'DEFERRED') and issue = '" + issue + "'");
    }

    /** As {@code BatchLedger} claims, with the issue's gate so; nothing of it stays. */
    List<String> explainClaim(String issue, String gate) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("subscription"))) {
            database.setAutoCommit(false);
            try (var statement = database.createStatement()) {
                statement.execute("update delivery_gate set state = '" + gate + "' where issue = '" + issue + "'");
                List<String> plan = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(CLAIM)) {
                    while (found.next()) {
                        plan.add(found.getString(1));
                    }
                }
                return plan;
            } finally {
                database.rollback();
            }
        }
    }

    private Void confirm(UUID signUp) throws IOException, InterruptedException, GeneralSecurityException {
        String body = "{\"token\":\"" + token("CONFIRM|" + signUp + "|1") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(desk.url("gateway") + "/api/subscription/v1/confirmations"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("a confirmation was not taken: " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    private String token(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, TOKEN_BYTES));
    }
}
