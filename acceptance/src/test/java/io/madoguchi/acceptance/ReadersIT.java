package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A list of a former system: who consented gets the mail, who said no never does, whichever way the file comes again. */
@InTheHouse
class ReadersIT {

    private static final String LISTS = Visitor.SUBSCRIPTION + "/list-imports";

    private final House house;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ReadersIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E11")
    void anImportedListReachesThoseWhoAgreedAndNobodyWhoSaidNo() {
        Topic topic = house.visitor().newsletter();
        String hana = "hana-" + mark + "@example.jp";
        String refused = "refused-" + mark + "@example.jp";
        String stopped = "stopped-" + mark + "@example.jp";
        Reader before = Reader.subscribed(house, topic, "ja");
        assertThat(house.visitor().leave(topic.company(), before.address()).statusCode())
                .isEqualTo(200);
        assertThat(house.visitor().leave(topic.company(), stopped).statusCode()).isEqualTo(200);
        taken("REFUSALS", topic, "address,reason\n" + refused + ",UNSUBSCRIBED\n", StandardCharsets.UTF_8);

        String file = "address,name\r\n" + hana + ",青葉①\r\n" + refused + ",\r\n" + stopped + ",\r\n" + before.address()
                + ",\r\nnobody,\r\n";
        Response done = taken("SUBSCRIBERS", topic, file, Charset.forName("windows-31j"));

        assertThat(done.<Integer>path("taken")).as(done.asString()).isEqualTo(1);
        assertThat(done.<Integer>path("refusedEarlier")).isEqualTo(3);
        assertThat(done.<Integer>path("wrong")).isEqualTo(1);
        assertThat(done.<String>path("charset")).isEqualTo("Shift_JIS");
        consentIsRecorded(topic, hana, done.path("id"));
        house.letMailsPass();
        assertThat(house.mailbox().of(hana)).as("importing sends no mail").isEmpty();

        Newsroom newsroom = new Newsroom(house.staff());
        newsroom.awaitCompleted(newsroom.send(topic.id(), "first-" + mark));
        Mail first = house.mailbox().await(hana, mail -> mail.subject().contains("first-" + mark));
        String token = first.token("unsubscribe").orElseThrow();
        assertThat(house.visitor()
                        .api()
                        .request()
                        .contentType("application/json")
                        .body(Map.of("token", token))
                        .post(Visitor.SUBSCRIPTION + "/unsubscriptions/by-link")
                        .statusCode())
                .isEqualTo(200);

        Response again = taken("SUBSCRIBERS", topic, file, Charset.forName("windows-31j"));

        assertThat(again.<Integer>path("taken")).as(again.asString()).isZero();
        assertThat(again.<Integer>path("refusedEarlier")).isEqualTo(4);
        newsroom.awaitCompleted(newsroom.send(topic.id(), "second-" + mark));
        house.letMailsPass();
        for (String address : List.of(hana, refused, stopped, before.address())) {
            assertThat(house.mailbox().of(address))
                    .as(address)
                    .noneMatch(mail -> mail.subject().contains("second-" + mark));
        }
    }

    @Test
    @Clause("E14")
    void aRemovedChildInTheFileDoesNotComeBack() {
        Topic topic = house.visitor().newsletter();
        Reader child = Reader.subscribed(house, topic, "ja");
        String ref = child.person(topic.company());
        remove(topic, ref);

        Response done = taken("SUBSCRIBERS", topic, "address\n" + child.address() + "\n", StandardCharsets.UTF_8);

        assertThat(done.<Integer>path("taken")).as(done.asString()).isZero();
        assertThat(done.<Integer>path("refusedEarlier")).isEqualTo(1);
        assertThat(house.database("subscription").count("reader where person = ?", ref))
                .isZero();
        assertThat(house.database("subscription_keys").count("person_key where person = ?", ref))
                .isZero();
    }

    private void consentIsRecorded(Topic topic, String address, String list) {
        String person = house.personRef(topic.company(), address);
        Awaitility.await("the event of the import")
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.database("consent")
                                .count(
                                        "consent_event where status = 'GIVEN' and method = 'IMPORT' and person = ?"
                                                + " and evidence ->> 'document' = 'list import " + list + ", line 2'",
                                        person)
                        == 1);
    }

    private void remove(Topic topic, String ref) {
        String reports = Visitor.CONSENT + "/child-reports";
        Response report = house.staff()
                .ken()
                .post(reports, Map.of("company", topic.company(), "person", ref, "source", "GUARDIAN"));
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(201);
        String id = report.path("id");
        assertThat(house.staff()
                        .ana()
                        .post(reports + "/" + id + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(202);
        Awaitility.await("the removal is complete")
                .atMost(Duration.ofSeconds(90))
                .until(() -> house.staff()
                        .ana()
                        .get(Visitor.CONSENT + "/child-removals/" + id)
                        .path("state")
                        .equals("COMPLETE"));
    }

    private Response taken(String kind, Topic topic, String file, Charset charset) {
        Map<String, Object> about = new HashMap<>(Map.of("company", topic.company(), "kind", kind));
        if (kind.equals("SUBSCRIBERS")) {
            about.put("topic", topic.id());
            about.put(
                    "evidence",
                    Map.of(
                            "consentedOn", "2021-04-01",
                            "how", "DOUBLE_OPT_IN",
                            "wording", "I want the newsletter",
                            "document", "binder " + mark,
                            "ageAttested", true));
        }
        Response opened =
                house.staff().emi().post(LISTS, about, UUID.randomUUID().toString());
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        String list = LISTS + "/" + opened.path("id");
        byte[] bytes = file.getBytes(charset);
        put(list + "/parts/1", Arrays.copyOf(bytes, bytes.length / 2));
        put(list + "/parts/2", Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
        assertThat(house.staff().emi().post(list + "/check", Map.of()).statusCode())
                .isEqualTo(200);
        Response checked = await(list, "CHECKED");
        assertThat(house.staff().emi().post(list + "/run", Map.of()).statusCode())
                .isEqualTo(200);
        Response done = await(list, "DONE");
        assertThat(done.<Integer>path("taken")).as("as the dry run said").isEqualTo(checked.<Integer>path("taken"));
        return done;
    }

    private void put(String path, byte[] part) {
        assertThat(house.staff()
                        .emi()
                        .request()
                        .contentType("application/octet-stream")
                        .body(part)
                        .put(path)
                        .statusCode())
                .isEqualTo(204);
    }

    private Response await(String list, String state) {
        return Awaitility.await(state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> house.staff().emi().get(list), answer -> state.equals(answer.path("state")));
    }
}
