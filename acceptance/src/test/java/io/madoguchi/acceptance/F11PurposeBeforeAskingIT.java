package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The purpose of use is specified before information is asked for. */
@InTheHouse
class F11PurposeBeforeAskingIT {

    private static final String COMPANY = "aoba-print";

    private final House house;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    F11PurposeBeforeAskingIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F1.1")
    void aPlaceThatAsksForDataOpensOnlyAfterTwoPeoplePublishedItsPurpose() {
        String purpose = id(house.staff().ken().post(Visitor.CONSENT + "/purposes", purpose()));
        String policy = policyWith(purpose);
        String point = id(house.staff().ken().post(Visitor.CONSENT + "/collection-points", collectionPoint(purpose)));

        Response early = open(point);

        assertThat(early.statusCode()).as(early.asString()).isEqualTo(409);
        assertThat(early.<String>path("type")).endsWith("/no-published-purpose");
        assertThat(house.visitor()
                        .api()
                        .get(Visitor.CONSENT + "/collection-points/" + point + "/notice")
                        .statusCode())
                .isBetween(400, 499);
        nobodyCanSignUpAt(point);

        publish(policy);
        assertThat(open(point).statusCode()).isEqualTo(200);

        Awaitility.await("the broker tells that it opened")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                house.broker().eventsOf("madoguchi.policies", "collection-point.opened", point))
                        .hasSize(1));
        somebodyCanSignUpAt(point, purpose);
    }

    private void nobodyCanSignUpAt(String point) {
        Visitor visitor = house.visitor();
        String address = "early-" + UUID.randomUUID() + "@example.jp";
        Topic borrowed = visitor.topics(COMPANY).getFirst();
        Map<String, Object> form = new HashMap<>(visitor.form(borrowed, "en", address));
        form.put("collectionPoint", point);
        var before = house.database("subscription").census();

        assertThat(visitor.signUp(form).statusCode()).isBetween(400, 409);

        Census.assertNothingNew(house.database("subscription"), before);
        assertThat(house.mailbox().of(address)).isEmpty();
    }

    private void publish(String policy) {
        String publication = Visitor.CONSENT + "/policies/" + policy + "/publication";
        Response own = house.staff().ken().post(publication, Map.of());
        assertThat(own.statusCode()).as("ken wrote it: " + own.asString()).isEqualTo(409);
        assertThat(own.<String>path("type")).endsWith("/same-person");
        Response other = house.staff().ana().post(publication, Map.of());
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(200);
    }

    private void somebodyCanSignUpAt(String point, String purpose) {
        String topic = openTopic(point, purpose);
        Visitor visitor = house.visitor();
        Topic shown = visitor.topics(COMPANY).stream()
                .filter(each -> each.id().equals(topic))
                .findFirst()
                .orElseThrow();
        Reader reader = Reader.subscribed(house, shown, "ja");
        reader.awaitDecision(shown, "ALLOW");
    }

    private String openTopic(String point, String purpose) {
        Map<String, Object> topic = Map.of(
                "company",
                COMPANY,
                "slug",
                "f11-" + mark,
                "kind",
                "NEWSLETTER",
                "names",
                Map.of("ja", "試験の便り " + mark, "en", "Trial letter " + mark),
                "descriptions",
                Map.of("ja", "試験用です。", "en", "For a trial."),
                "languages",
                List.of("ja", "en"),
                "rhythm",
                Map.of("ja", "月に一度", "en", "Once a month"),
                "collectionPoint",
                point,
                "purpose",
                purpose);
        String id = Awaitility.await("the topic can be made")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> house.staff().emi().post(Visitor.SUBSCRIPTION + "/topics", topic),
                        made -> made.statusCode() == 201)
                .path("id");
        Response opened = house.staff().emi().post(Visitor.SUBSCRIPTION + "/topics/" + id + "/opening", Map.of());
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        return id;
    }

    private Response open(String point) {
        return house.staff().ken().post(Visitor.CONSENT + "/collection-points/" + point + "/opening", Map.of());
    }

    private String policyWith(String purpose) {
        Response draft = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/policies",
                        Map.of(
                                "company", COMPANY,
                                "titles", Map.of("ja", "個人情報保護方針", "en", "Privacy policy"),
                                "texts", Map.of("ja", "# 方針\n\n試験 " + mark, "en", "# Policy\n\nTrial " + mark),
                                "purposes", purposesWith(purpose),
                                "grounds", List.of("CONSENT"),
                                "ageLimit", 16,
                                "effectiveFrom", Instant.now().minusSeconds(1).toString()));
        return id(draft) + "/versions/" + (draft.path("version") == null ? 1 : draft.<Integer>path("version"));
    }

    /** The purposes the company already has stay in its policy: other forms stand on them. */
    private List<String> purposesWith(String purpose) {
        List<String> all = new java.util.ArrayList<>();
        Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/policies/current?company=" + COMPANY))
                .path("purposes")
                .forEach(each -> all.add(each.path("id").asText()));
        all.add(purpose);
        return all;
    }

    private Map<String, Object> purpose() {
        return Map.of(
                "company",
                COMPANY,
                "code",
                "trial-" + mark,
                "texts",
                Map.of("ja", "試験の便りをお送りするため。", "en", "To send you the trial letter."),
                "categories",
                List.of("email"),
                "retention",
                Map.of("ja", "停止まで。", "en", "Until you stop it."),
                "mode",
                "CONSENT");
    }

    private Map<String, Object> collectionPoint(String purpose) {
        String section = Visitor.json(house.staff().ken().get(Visitor.CONSENT + "/sections?company=" + COMPANY))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        return Map.of(
                "company",
                COMPANY,
                "section",
                section,
                "code",
                "trial-" + mark,
                "channel",
                "FORM",
                "names",
                Map.of("ja", "試験の申込み", "en", "Trial form"),
                "items",
                List.of(Map.of(
                        "name",
                        "email",
                        "required",
                        true,
                        "labels",
                        Map.of("ja", "メールアドレス", "en", "E-mail address"),
                        "reasons",
                        Map.of("ja", "送り先です。", "en", "Where we send it."),
                        "purpose",
                        purpose)),
                "purposes",
                List.of(purpose));
    }

    private static String id(Response made) {
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.path("id");
        return id == null ? made.path("policy") : id;
    }
}
