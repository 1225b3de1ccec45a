package io.madoguchi.local;

import java.net.CookieHandler;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps Secure cookies on a loopback address too, as browsers do and the JDK's cookie store does not. */
final class LocalCookies extends CookieHandler {
    private final Map<String, String> jar = new HashMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
        return jar.isEmpty()
                ? Map.of()
                : Map.of(
                        "Cookie",
                        List.of(jar.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; "))));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
        headers.entrySet().stream()
                .filter(header -> "set-cookie".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .forEach(pair -> jar.put(pair[0], pair[1]));
    }
}
