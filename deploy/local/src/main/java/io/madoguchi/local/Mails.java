package io.madoguchi.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Reads the mail catcher over its API. */
public final class Mails {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String url;

    Mails(String url) {
        this.url = url;
    }

    /** All mails, newest first. */
    public List<Mail> all() {
        return read("/api/mails");
    }

    /** The mails whose envelope names this recipient, newest first. */
    public List<Mail> to(String address) {
        return read("/api/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    /** Waits for a mail to this recipient that is as wished. */
    public Mail await(String address, Predicate<Mail> wish, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = to(address).stream().filter(wish).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        "No such mail came to " + address + " within " + patience.toSeconds() + " s; what came: "
                                + to(address).stream().map(Mail::subject).toList());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Forgets all mails. */
    public void clear() {
        send(HttpRequest.newBuilder(URI.create(url + "/api/mails")).DELETE());
    }

    /** How the SMTP side behaves from now on: ok, drop-after-dot, defer-451, reject-550 or slow. */
    public void mode(String mode) {
        send(HttpRequest.newBuilder(URI.create(url + "/api/mode"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}")));
    }

    private List<Mail> read(String path) {
        try {
            return JSON.readValue(
                    send(HttpRequest.newBuilder(URI.create(url + path)).GET()), new TypeReference<List<Mail>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("mail catcher: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
