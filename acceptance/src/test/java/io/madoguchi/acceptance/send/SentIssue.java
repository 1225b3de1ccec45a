package io.madoguchi.acceptance.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** One issue, as its proof page knows it. */
final class SentIssue {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final House house;
    private final Readership readers;
    private final String path;
    private final String id;
    private final String mark;

    private SentIssue(House house, Readership readers, String id, String mark) {
        this.house = house;
        this.readers = readers;
        this.id = id;
        this.mark = mark;
        this.path = Newsroom.ISSUES + "/" + id;
    }

    /** Approved, and not on its way yet. */
    static SentIssue approved(House house, Readership readers) {
        String mark = "S-" + UUID.randomUUID();
        String issue = house.newsroom().write(readers.topic().id(), mark);
        house.newsroom().approve(issue);
        return new SentIssue(house, readers, issue, mark);
    }

    void sendNow() {
        house.newsroom().sendNow(id);
    }

    String mark() {
        return mark;
    }

    /** Whatever dies meanwhile: it is asked again. */
    void awaitCompleted() {
        Awaitility.await("issue " + id + " is completed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> "COMPLETED".equals(house.staff().emi().get(path).path("state")));
    }

    /** The number of mails in a state, by the proof. */
    long count(String state) {
        Response proof = house.staff().emi().get(path + "/proof");
        return Visitor.json(proof).path("counts").path(state).asLong(-1);
    }

    /** Every recipient by state, page by page. */
    Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        String cursor = "";
        do {
            Response page = house.staff().emi().get(path + "/deliveries?limit=200" + cursor);
            JsonNode shown = Visitor.json(page);
            List<String> seen = new ArrayList<>();
            for (JsonNode mail : shown.path("items")) {
                String person = mail.path("person").asText();
                String reader = readers.reader(person).orElse("somebody else, " + person);
                seen.add(reader);
                states.put(reader, mail.path("state").asText());
            }
            if (seen.isEmpty() && page.statusCode() != 200) {
                throw new AssertionError(page.asString());
            }
            cursor = shown.hasNonNull("next") ? "&cursor=" + shown.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return states;
    }

    /** Sends those of unknown outcome once more; to whom. */
    Set<String> resendUnknown() {
        Set<String> unknown = new HashSet<>();
        states().forEach((reader, state) -> {
            if (state.equals("UNKNOWN")) {
                unknown.add(reader);
            }
        });
        if (!unknown.isEmpty()) {
            Response again = house.staff()
                    .emi()
                    .post(
                            path + "/resends",
                            Map.of("state", "UNKNOWN", "reason", "The receiver was asked"),
                            UUID.randomUUID().toString());
            if (again.statusCode() != 200 || again.<Integer>path("mails") != unknown.size()) {
                throw new AssertionError(again.statusCode() + " " + again.asString());
            }
            awaitCompleted();
        }
        return unknown;
    }
}
