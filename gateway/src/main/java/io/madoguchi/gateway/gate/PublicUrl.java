package io.madoguchi.gateway.gate;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address under which people see the house; Host headers are never trusted to say it. */
@Singleton
public class PublicUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI url;

    PublicUrl(@ConfigProperty(name = "madoguchi.public-url") URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
        if (!web || url.getHost() == null || !bare || url.getRawQuery() != null) {
            throw new IllegalArgumentException("PUBLIC_URL must be http(s)://host[:port] without a path.");
        }
        this.url = url;
    }

    public String origin() {
        return scheme() + "://" + authority();
    }

    public String scheme() {
        return url.getScheme();
    }

    public String authority() {
        return url.getRawAuthority();
    }

    public boolean secure() {
        return "https".equals(scheme());
    }

    public boolean loopback() {
        return LOOPBACK.contains(url.getHost());
    }
}
