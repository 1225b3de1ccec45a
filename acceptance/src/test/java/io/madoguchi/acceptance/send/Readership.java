package io.madoguchi.acceptance.send;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** Readers of one topic, who came the only way there is: they signed up and followed the link in their mail. */
final class Readership {

    private static final int AT_ONCE = 8;

    private final House house;
    private final Receiver receiver;
    private final Topic topic;
    private final List<String> addresses = new ArrayList<>();
    private final Map<String, String> people = new HashMap<>();

    Readership(House house, Receiver receiver, Topic topic) {
        this.house = house;
        this.receiver = receiver;
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** Whose mail a line of the service's list is about: it shows the start of a reference only. */
    Optional<String> reader(String start) {
        return Optional.ofNullable(people.get(start));
    }

    void fill(int number) throws Exception {
        Map<String, Object> form = house.visitor().form(topic, "en", "nobody@example.jp");
        List<Callable<String>> each = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            each.add(() -> join(form));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> joined : threads.invokeAll(each)) {
                addresses.add(joined.get());
            }
        }
        for (String address : addresses) {
            people.put(house.personRef(topic.company(), address).substring(0, 8), address);
        }
        Awaitility.await("all are readers")
                .atMost(Duration.ofMinutes(2))
                .until(() -> house.database("subscription")
                                .count("subscription where topic = ?::uuid and state = 'ACTIVE'", topic.id())
                        == addresses.size());
    }

    private String join(Map<String, Object> form) {
        String address = "reader-" + UUID.randomUUID().toString().substring(0, 18) + "@example.jp";
        Map<String, Object> mine = new HashMap<>(form);
        mine.put("address", address);
        Visitor visitor = house.visitor();
        mustBe(202, visitor.signUp(mine));
        String token = Awaitility.await("the confirmation for " + address)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> receiver.latest(address).flatMap(Readership::confirm), Optional::isPresent)
                .orElseThrow();
        mustBe(200, visitor.confirm(token));
        return address;
    }

    private static Optional<String> confirm(Mail mail) {
        return mail.token("confirm");
    }

    private static void mustBe(int status, Response answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.asString());
        }
    }
}
