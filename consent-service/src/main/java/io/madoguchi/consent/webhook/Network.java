package io.madoguchi.consent.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, written as CIDR (RFC 4632). */
record Network(byte[] base, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        String address = slash < 0 ? "" : cidr.substring(0, slash);
        // never a name: parsing must not ask the DNS
        if (!isLiteral(address)) {
            throw new IllegalArgumentException(cidr + " is not a network in CIDR form");
        }
        try {
            byte[] base = InetAddress.getByName(address).getAddress();
            int bits = Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > base.length * 8) {
                throw new IllegalArgumentException(cidr + " has a prefix of the wrong length");
            }
            return new Network(base, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(cidr + " is not a network in CIDR form", e);
        }
    }

    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    boolean holds(InetAddress address) {
        byte[] asked = address.getAddress();
        if (asked.length != base.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((asked[bit / 8] & mask) != (base[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
