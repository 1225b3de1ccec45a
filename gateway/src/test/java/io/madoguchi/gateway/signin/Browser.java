package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser in front of the door: keeps cookies, walks to the provider and back. */
final class Browser {

    static final String SESSION = "__Host-madoguchi";
    static final String TRANSACTION = "__Host-madoguchi-signin";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI door;

    Browser(URI door) {
        this.door = door;
    }

    /** Signed in as a persona of the stub provider; {@code extra} goes to the provider's sign-in page. */
    static Browser signedIn(URI door, String extra) {
        Browser browser = new Browser(door);
        Wire.Answer page = browser.get(browser.callback(browser.start("/signin?next=/ja"), extra));
        if (page.status() != 200) {
            throw new AssertionError("sign-in answered " + page.status() + " " + page.body());
        }
        return browser;
    }

    /** Begins a sign-in; answers the address of the provider's page. */
    URI start(String target) {
        return URI.create(get(target).headers().get("location"));
    }

    /** What the provider sends the browser back to, as a target of this gateway. */
    String callback(URI page, String extra) {
        URI back = redirect(URI.create(page + "&" + extra));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    Wire.Answer get(String target, String... headers) {
        return keep(Wire.get(door, target, with(headers)));
    }

    Wire.Answer post(String target, String body, String... headers) {
        return keep(Wire.send(door, "POST", target, body, with(headers)));
    }

    /** What the service behind hears of this browser's session, or nothing. */
    String bearer() {
        return get("/api/subscription/v1/echo")
                .body()
                .lines()
                .filter(line -> line.startsWith("authorization: Bearer "))
                .map(line -> line.substring(22))
                .findFirst()
                .orElse("");
    }

    static String ask(String url) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI redirect(URI page) {
        try {
            return URI.create(CLIENT.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] with(String... headers) {
        if (cookies.isEmpty()) {
            return headers;
        }
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Cookie: "
                + cookies.entrySet().stream()
                        .map(c -> c.getKey() + "=" + c.getValue())
                        .collect(Collectors.joining("; "));
        return all;
    }

    private Wire.Answer keep(Wire.Answer answer) {
        for (String cookie : answer.headers().getOrDefault("set-cookie", "").split("\n")) {
            int equals = cookie.indexOf('=');
            if (equals > 0) {
                String name = cookie.substring(0, equals);
                String value = cookie.substring(equals + 1).split(";", 2)[0].replace("\"", "");
                if (cookie.contains("Max-Age=0") || value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
        }
        return answer;
    }
}
