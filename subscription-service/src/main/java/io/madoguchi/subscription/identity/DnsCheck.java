package io.madoguchi.subscription.identity;

import io.madoguchi.subscription.identity.DnsQuestions.Answer;
import io.madoguchi.subscription.identity.DnsReport.DnsLine;
import io.madoguchi.subscription.identity.DnsReport.Finding;
import io.madoguchi.subscription.identity.DnsReport.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What receivers ask the DNS about a sender, asked beforehand. */
@ApplicationScoped
class DnsCheck {

    private final DnsQuestions dns;
    private final KeyStock keys;
    private final Clock clock;

    DnsCheck(DnsQuestions dns, KeyStock keys, Clock clock) {
        this.dns = dns;
        this.keys = keys;
        this.clock = clock;
    }

    DnsReport check(SendingIdentity identity) {
        List<InetAddress> relay = relay(identity.host());
        List<Callable<DnsLine>> questions = new ArrayList<>();
        questions.add(() -> spf(identity, relay));
        keys.publicKeys(identity).forEach(key -> questions.add(() -> dkim(identity, key)));
        questions.add(() -> dmarc(identity.fromDomain()));
        questions.add(() -> exchange(bounces(identity)));
        relay.forEach(address -> questions.add(() -> reverse(address)));
        return new DnsReport(clock.instant(), all(questions));
    }

    /** Side by side: a resolver that does not answer is waited for once, not once a record. */
    private static List<DnsLine> all(List<Callable<DnsLine>> questions) {
        List<DnsLine> lines = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<DnsLine> line : threads.invokeAll(questions)) {
                lines.add(line.get());
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static String bounces(SendingIdentity identity) {
        String own = identity.returnDomain();
        return own == null ? identity.fromDomain() : own;
    }

    private List<InetAddress> relay(String host) {
        boolean literal = host.matches("[0-9.]+") || host.contains(":");
        List<String> found = literal ? List.of(host) : dns.addresses(host).values();
        List<InetAddress> addresses = new ArrayList<>();
        for (String each : host.equals("localhost") ? List.of("127.0.0.1") : found) {
            try {
                addresses.add(InetAddress.getByName(each));
            } catch (UnknownHostException _) {
                // a host of the configuration that is no address is none
            }
        }
        return addresses;
    }

    private DnsLine spf(SendingIdentity identity, List<InetAddress> relay) {
        String domain = bounces(identity);
        Answer answer = dns.texts(domain);
        boolean here = relay.stream().allMatch(InetAddress::isLoopbackAddress);
        // what this machine hands to a relay on it leaves from an address that only you know
        String expected = here ? "v=spf1 mx -all" : "v=spf1 a:" + identity.host() + " -all";
        Finding finding = new SpfPolicy(dns, here ? List.of() : relay).judge(domain, answer);
        return new DnsLine(Purpose.SPF, domain, "TXT", expected, SpfPolicy.records(answer), finding);
    }

    private DnsLine dkim(SendingIdentity identity, KeyStock.PublicKeyRecord key) {
        String name = key.selector() + "._domainkey." + identity.dkimDomain();
        String expected = "v=DKIM1; k=" + key.algorithm() + "; p=" + key.key();
        Answer answer = dns.texts(name);
        return new DnsLine(Purpose.DKIM, name, "TXT", expected, answer.values(), judged(answer, key));
    }

    private static Finding judged(Answer answer, KeyStock.PublicKeyRecord key) {
        if (!answer.answered()) {
            return Finding.NOT_ANSWERED;
        }
        if (answer.values().isEmpty()) {
            return Finding.MISSING;
        }
        if (answer.values().size() > 1) {
            return Finding.SEVERAL;
        }
        Map<String, String> tags = tags(answer.values().getFirst());
        String found = tags.get("p");
        if (found == null || !tags.getOrDefault("v", "DKIM1").equals("DKIM1")) {
            return Finding.BROKEN;
        }
        if (found.isEmpty()) {
            return Finding.REVOKED;
        }
        boolean same = found.equals(key.key()) && tags.getOrDefault("k", "rsa").equals(key.algorithm());
        return same ? Finding.FINE : Finding.DIFFERENT;
    }

    /** Blanks mean nothing in such a record (RFC 6376 §3.2). */
    private static Map<String, String> tags(String record) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : record.split(";")) {
            String[] pair = tag.split("=", 2);
            if (pair.length == 2) {
                tags.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].replaceAll("\\s", ""));
            }
        }
        return tags;
    }

    /** The domain's own, or that of one above it (RFC 9989). */
    private DnsLine dmarc(String domain) {
        String name = "_dmarc." + domain;
        String expected = "v=DMARC1; p=none";
        for (String parent : parents(domain)) {
            Answer answer = dns.texts("_dmarc." + parent);
            List<String> found = answer.values().stream()
                    .filter(text -> text.startsWith("v=DMARC1"))
                    .toList();
            if (!answer.answered() || !found.isEmpty()) {
                Finding finding = answer.answered() ? judged(found) : Finding.NOT_ANSWERED;
                return new DnsLine(Purpose.DMARC, "_dmarc." + parent, "TXT", expected, found, finding);
            }
        }
        return new DnsLine(Purpose.DMARC, name, "TXT", expected, List.of(), Finding.MISSING);
    }

    private static List<String> parents(String domain) {
        return Stream.iterate(domain, name -> name.indexOf('.') > 0, name -> name.substring(name.indexOf('.') + 1))
                .toList();
    }

    private static Finding judged(List<String> policies) {
        if (policies.size() > 1) {
            return Finding.SEVERAL;
        }
        String policy = tags(policies.getFirst()).getOrDefault("p", "");
        return List.of("none", "quarantine", "reject").contains(policy) ? Finding.FINE : Finding.BROKEN;
    }

    /** Without any MX a receiver of bounces may still be found by its address (RFC 5321 §5.1), but who would rely on it. */
    private DnsLine exchange(String domain) {
        Answer answer = dns.exchanges(domain);
        Finding finding;
        if (!answer.answered()) {
            finding = Finding.NOT_ANSWERED;
        } else if (answer.values().isEmpty()) {
            finding = Finding.MISSING;
        } else {
            boolean none = answer.values().stream().anyMatch(value -> value.endsWith(" ."));
            finding = none ? Finding.NULL_MX : Finding.FINE;
        }
        return new DnsLine(Purpose.MX, domain, "MX", null, answer.values(), finding);
    }

    private DnsLine reverse(InetAddress address) {
        String name = DnsQuestions.reverse(address);
        if (address.isLoopbackAddress()) {
            return new DnsLine(Purpose.PTR, name, "PTR", null, List.of(), Finding.NOT_NEEDED);
        }
        Answer answer = dns.names(address);
        Finding finding;
        if (!answer.answered()) {
            finding = Finding.NOT_ANSWERED;
        } else if (answer.values().isEmpty()) {
            finding = Finding.MISSING;
        } else {
            boolean back = answer.values().stream()
                    .anyMatch(host -> dns.addresses(host).values().contains(address.getHostAddress()));
            finding = back ? Finding.FINE : Finding.NOT_CONFIRMED;
        }
        return new DnsLine(Purpose.PTR, name, "PTR", null, answer.values(), finding);
    }
}
