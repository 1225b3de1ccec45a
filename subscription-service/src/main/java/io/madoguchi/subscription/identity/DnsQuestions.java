package io.madoguchi.subscription.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS, without a memory: who has just added a record wants to see it. */
@ApplicationScoped
class DnsQuestions {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Optional<String> given;

    /** @param given the address of a resolver with its port, where it is not that of the machine */
    DnsQuestions(@ConfigProperty(name = "madoguchi.identity.resolver") Optional<String> given) {
        this.given = given;
    }

    /** What was found; not answered is not the same as nothing. */
    record Answer(boolean answered, List<String> values) {
        static final Answer NONE = new Answer(false, List.of());
    }

    /** Each record as one text, however many strings it is cut into. */
    Answer texts(String name) {
        return ask(name, Type.TXT, record -> String.join("", ((TXTRecord) record).getStrings()));
    }

    Answer addresses(String name) {
        Answer four = ask(name, Type.A, record -> text(((ARecord) record).getAddress()));
        Answer six = ask(name, Type.AAAA, record -> text(((AAAARecord) record).getAddress()));
        List<String> all = new ArrayList<>(four.values);
        all.addAll(six.values);
        return new Answer(four.answered && six.answered, List.copyOf(all));
    }

    /** Preference and host; the host is a dot where no mail is taken. */
    Answer exchanges(String name) {
        return ask(name, Type.MX, record -> {
            MXRecord exchange = (MXRecord) record;
            Name target = exchange.getTarget();
            return exchange.getPriority() + " " + (target.equals(Name.root) ? "." : target.toString(true));
        });
    }

    Answer names(InetAddress address) {
        return ask(
                reverse(address),
                Type.PTR,
                record -> ((PTRRecord) record).getTarget().toString(true));
    }

    static String reverse(InetAddress address) {
        return ReverseMap.fromAddress(address).toString(true);
    }

    private interface Reading {
        String of(Record record);
    }

    private Answer ask(String name, int type, Reading reading) {
        try {
            Record question = Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN);
            Message answer = resolver().send(Message.newQuery(question));
            if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                return Answer.NONE;
            }
            // a resolver follows aliases and puts what it found behind them
            return new Answer(
                    true,
                    answer.getSection(Section.ANSWER).stream()
                            .filter(record -> record.getType() == type)
                            .map(reading::of)
                            .toList());
        } catch (TextParseException e) {
            return new Answer(true, List.of());
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private Resolver resolver() throws UnknownHostException {
        Resolver resolver = given.isEmpty() ? new SimpleResolver() : new SimpleResolver(named(given.get()));
        resolver.setTimeout(PATIENCE);
        return resolver;
    }

    private static InetSocketAddress named(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private static String text(InetAddress address) {
        return String.valueOf(address.getHostAddress());
    }
}
