package io.madoguchi.subscription.signup;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The network a call comes from, as coarse as the limits need it: /24 of IPv4, /64 of IPv6. Never stored as it is.
 *
 * @param network the first bytes of the address, in hex
 */
public record Source(String network) {

    private static final int V4_BYTES = 3;
    private static final int V6_BYTES = 8;

    /** From the last hop of {@code X-Forwarded-For}, which the gateway writes; else from the connection. */
    public static Source of(@Nullable String forwardedFor, @Nullable String connection) {
        if (forwardedFor != null) {
            String last =
                    forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
            Source source = parse(last);
            if (source != null) {
                return source;
            }
        }
        Source direct = connection == null ? null : parse(connection);
        return direct == null ? new Source("unknown") : direct;
    }

    private static @Nullable Source parse(String literal) {
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            byte[] bytes = address.getAddress();
            int kept = address instanceof Inet4Address ? V4_BYTES : V6_BYTES;
            return new Source(HexFormat.of().formatHex(Arrays.copyOf(bytes, kept)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
