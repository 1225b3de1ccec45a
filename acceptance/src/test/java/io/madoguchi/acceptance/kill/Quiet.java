package io.madoguchi.acceptance.kill;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.kill.FarEnd.Given;
import io.madoguchi.acceptance.kill.FarEnd.Kind;
import io.madoguchi.acceptance.kill.FarEnd.Letter;
import io.madoguchi.acceptance.kill.FarEnd.ReaderEnd;
import io.madoguchi.acceptance.kill.FarEnd.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits until nothing moves any more and reads every far end: rows, consents, queues, mail boxes. */
final class Quiet {

    private static final List<String> DATABASES = List.of("subscription", "consent", "inquiry");

    private final House house;
    private final Topic topic;
    private final Map<String, String> issues;

    /** @param issues the issue of each mark that stands in a subject */
    Quiet(House house, Topic topic, Map<String, String> issues) {
        this.house = house;
        this.topic = topic;
        this.issues = issues;
    }

    FarEnd await(List<KilledReader> readers) {
        try {
            Awaitility.await("queues run empty")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> openMails() == 0 && unsent().values().stream().allMatch(events -> events == 0));
        } catch (ConditionTimeoutException e) {
            // what is left is in the far end, and the checker names it
        }
        Map<String, ReaderEnd> ends = new TreeMap<>();
        readers.forEach(reader -> ends.put(reader.address(), end(reader.address())));
        return new FarEnd(ends, unsent());
    }

    private ReaderEnd end(String address) {
        List<Received> received = house.mailbox().of(address).stream()
                .map(mail -> new Received(mail.only("Message-ID"), letter(mail), mail.begun()))
                .toList();
        String person = house.personRef(topic.company(), address);
        return new ReaderEnd(received, unknown(person), subscriptions(person), consents(person));
    }

    private Letter letter(Mail mail) {
        if (mail.token("confirm").isPresent()) {
            return Letter.of(Kind.CONFIRMATION);
        }
        if (mail.attachment("receipt.jws").isPresent()) {
            return Letter.of(Kind.WELCOME);
        }
        return issues.entrySet().stream()
                .filter(issue -> mail.subject().contains(issue.getKey()))
                .map(issue -> new Letter(Kind.ISSUE, issue.getValue()))
                .findFirst()
                .orElse(Letter.of(Kind.SERVICE));
    }

    private List<Letter> unknown(String person) {
        return house
                .database("subscription")
                .rows("select kind, issue from delivery where person = ? and state = 'UNKNOWN'", person)
                .stream()
                .map(row -> "ISSUE".equals(row.get("kind"))
                        ? new Letter(Kind.ISSUE, String.valueOf(row.get("issue")))
                        : Letter.of(Kind.valueOf(String.valueOf(row.get("kind")))))
                .toList();
    }

    private Map<String, String> subscriptions(String person) {
        Map<String, String> states = new TreeMap<>();
        house.database("subscription")
                .rows("select episode, state from subscription where person = ?", person)
                .forEach(row -> states.put(String.valueOf(row.get("episode")), String.valueOf(row.get("state"))));
        return states;
    }

    /** One per time an episode was given or withdrawn: the events are append-only, so a doubled effect stays. */
    private List<Given> consents(String person) {
        List<Given> consents = new ArrayList<>();
        house.database("consent")
                .rows(
                        "select episode, count(*) filter (where status = 'GIVEN') as given,"
                                + " count(*) filter (where status = 'WITHDRAWN') as withdrawn"
                                + " from consent_event where person = ? group by episode, purpose",
                        person)
                .forEach(row -> {
                    long withdrawn = number(row.get("withdrawn"));
                    String status = withdrawn > 0 ? "WITHDRAWN" : "GIVEN";
                    for (long i = 0; i < Math.max(withdrawn, number(row.get("given"))); i++) {
                        consents.add(new Given(String.valueOf(row.get("episode")), status));
                    }
                });
        return consents;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private long openMails() {
        return house.database("subscription")
                .count("delivery where state in ('PLANNED', 'LEASED', 'ON_WIRE') or state = 'DEFERRED'");
    }

    private Map<String, Long> unsent() {
        Map<String, Long> unsent = new TreeMap<>();
        DATABASES.forEach(name -> unsent.put(name, house.database(name).count("outbox_event where sent_at is null")));
        return unsent;
    }
}
