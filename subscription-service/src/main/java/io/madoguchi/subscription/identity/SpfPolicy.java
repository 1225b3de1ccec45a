package io.madoguchi.subscription.identity;

import io.madoguchi.subscription.identity.DnsQuestions.Answer;
import io.madoguchi.subscription.identity.DnsReport.Finding;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the SPF record of a domain as a receiver does, as far as it matters here: is it one record, does it stay within
 * ten questions, and does it name the relay.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7208">RFC 7208</a>
 */
final class SpfPolicy {

    private static final int MOST_LOOKUPS = 10;
    private static final Pattern TERM = Pattern.compile(
            "([-+~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/]+))?(?:/(\\d{1,3}))?(?://(\\d{1,3}))?");
    private static final Pattern MODIFIER = Pattern.compile("([a-z][a-z0-9_.-]*)=(\\S*)");
    private static final Pattern IP6 = Pattern.compile("([-+~?]?)ip6:([0-9a-f:.]+)(?:/(\\d{1,3}))?");

    private final DnsQuestions dns;
    private final List<InetAddress> relay;
    private int lookups;

    SpfPolicy(DnsQuestions dns, List<InetAddress> relay) {
        this.dns = dns;
        this.relay = relay;
    }

    /** The records of a domain that are SPF at all. */
    static List<String> records(Answer answer) {
        return answer.values().stream()
                .filter(text -> text.equalsIgnoreCase("v=spf1")
                        || text.toLowerCase(Locale.ROOT).startsWith("v=spf1 "))
                .toList();
    }

    /** How the evaluation of a record ends. */
    private static final class Verdict extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Verdict(Finding finding) {
            super(finding.name(), null, false, false);
            this.finding = finding;
        }
    }

    Finding judge(String domain, Answer answer) {
        if (!answer.answered()) {
            return Finding.NOT_ANSWERED;
        }
        List<String> records = records(answer);
        if (records.isEmpty()) {
            return Finding.MISSING;
        }
        if (records.size() > 1) {
            return Finding.SEVERAL;
        }
        try {
            boolean named = passes(domain, records.getFirst());
            return named || relay.isEmpty() ? Finding.FINE : Finding.OTHER_ADDRESS;
        } catch (Verdict e) {
            return e.finding;
        }
    }

    /** The first term that matches decides; all are read, so that a limit is found that only some mails would meet. */
    private boolean passes(String domain, String record) throws Verdict {
        @Nullable Boolean decided = null;
        String redirect = null;
        boolean all = false;
        for (String term : record.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (term.equals("v=spf1")) {
                continue;
            }
            Matcher modifier = MODIFIER.matcher(term);
            if (modifier.matches()) {
                redirect = modifier.group(1).equals("redirect") ? modifier.group(2) : redirect;
                continue;
            }
            all |= term.matches("[-+~?]?all");
            boolean hit = matches(domain, term);
            if (hit && decided == null) {
                decided = "-~?".indexOf(term.charAt(0)) < 0;
            }
        }
        if (redirect != null && !all) {
            boolean other = other(redirect);
            return decided == null ? other : decided;
        }
        return decided != null && decided;
    }

    private boolean matches(String domain, String term) throws Verdict {
        Matcher six = IP6.matcher(term);
        if (six.matches()) {
            return within(six.group(2), six.group(3));
        }
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw new Verdict(Finding.BROKEN);
        }
        String target = parts.group(3) == null ? domain : parts.group(3);
        return switch (parts.group(2)) {
            case "ip4" -> within(target, parts.group(4));
            case "a" -> host(target, parts.group(4));
            case "mx" -> exchange(target, parts.group(4));
            case "include" -> other(target);
            // whom it lets pass cannot be told beforehand
            case "ptr", "exists" -> count();
            default -> true;
        };
    }

    private boolean count() throws Verdict {
        lookups++;
        if (lookups > MOST_LOOKUPS) {
            throw new Verdict(Finding.TOO_MANY_LOOKUPS);
        }
        return false;
    }

    private boolean other(String domain) throws Verdict {
        count();
        List<String> records = records(dns.texts(domain));
        if (records.size() > 1) {
            throw new Verdict(Finding.SEVERAL);
        }
        if (records.isEmpty()) {
            // an included domain without a record makes the whole one an error (§5.2)
            throw new Verdict(Finding.BROKEN);
        }
        return passes(domain, records.getFirst());
    }

    private boolean host(String name, String prefix) throws Verdict {
        count();
        return named(dns.addresses(name).values(), prefix);
    }

    private boolean exchange(String name, String prefix) throws Verdict {
        count();
        List<String> all = new ArrayList<>();
        for (String exchange : dns.exchanges(name).values()) {
            all.addAll(
                    dns.addresses(exchange.substring(exchange.indexOf(' ') + 1)).values());
        }
        return named(all, prefix);
    }

    private boolean named(List<String> addresses, String prefix) throws Verdict {
        boolean hit = false;
        for (String address : addresses) {
            hit |= within(address, address.contains(":") ? null : prefix);
        }
        return hit;
    }

    private boolean within(String network, @Nullable String prefix) throws Verdict {
        byte[] net = bytes(network);
        int bits = prefix == null ? net.length * Byte.SIZE : Integer.parseInt(prefix);
        if (bits > net.length * Byte.SIZE) {
            throw new Verdict(Finding.BROKEN);
        }
        return relay.stream().anyMatch(address -> covers(net, bits, address.getAddress()));
    }

    private static byte[] bytes(String literal) throws Verdict {
        try {
            if (!literal.matches("[0-9.]+|[0-9a-f:.]+:[0-9a-f:.]*")) {
                throw new Verdict(Finding.BROKEN);
            }
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new Verdict(Finding.BROKEN);
        }
    }

    private static boolean covers(byte[] net, int bits, byte[] address) {
        if (net.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((net[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
