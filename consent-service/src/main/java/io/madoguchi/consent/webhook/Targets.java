package io.madoguchi.consent.webhook;

import static io.madoguchi.consent.ConsentProblem.TARGET_REFUSED;

import io.madoguchi.problems.ProblemException;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where webhooks may go: https, no address of this machine or a private network. The name is looked up once for each
 * attempt and the connection goes to the very address that was judged, so a name that changes in between leads nowhere else.
 */
@Singleton
class Targets {

    /** What is not out there, or could lead back inside (RFC 6890 and its registries). */
    private static final List<Network> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final boolean loopback;
    private final List<Network> allowed;

    Targets(WebhookConfig config) {
        this.loopback = config.loopback();
        this.allowed =
                config.networks().orElse(List.of()).stream().map(Network::of).toList();
    }

    /** An address to send to, in a form that leaves no room for another reading. */
    record Target(boolean secure, String host, int port, String path) {}

    /** Refuses what can be refused without asking the DNS. */
    Target parse(String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw refused("It is not an address.");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("It must have a host, and neither a user nor a fragment.");
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!secure && !(plain && loopback && isLoopback(host))) {
            throw refused("It must begin with https.");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Target target = new Target(secure, host, port, path + query);
        literal(host).filter(this::isRefused).ifPresent(a -> {
            throw refused("It lies in a private network.");
        });
        if (host.equalsIgnoreCase("localhost") && !loopback) {
            throw refused("It is this machine.");
        }
        return target;
    }

    /** The address to connect to; empty when the name has none, or has one that is refused. */
    Optional<InetAddress> address(Target target) {
        try {
            InetAddress[] all = InetAddress.getAllByName(target.host());
            return Arrays.stream(all).anyMatch(this::isRefused) ? Optional.empty() : Optional.of(all[0]);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean isRefused(InetAddress address) {
        if (loopback && address.isLoopbackAddress()) {
            return false;
        }
        return INSIDE.stream().anyMatch(n -> n.holds(address))
                && allowed.stream().noneMatch(n -> n.holds(address));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** An address written out; a name, or a number in an odd writing, is judged by what it resolves to. */
    private static Optional<InetAddress> literal(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (!Network.isLiteral(bare)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            throw refused("It is not an address.");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(TARGET_REFUSED, why);
    }
}
