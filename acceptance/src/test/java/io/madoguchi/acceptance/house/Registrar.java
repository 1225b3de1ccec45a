package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Where a company declares a purpose, publishes it, opens a place that asks for data, and a topic that stands on it. */
public final class Registrar {

    private final House house;
    private final String company;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    Registrar(House house, String company) {
        this.house = house;
        this.company = company;
    }

    /** A purpose in draft; its id. */
    public String declarePurpose() {
        return id(house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/purposes",
                        Map.of(
                                "company",
                                company,
                                "code",
                                "trial-" + mark,
                                "texts",
                                Map.of("ja", "試験の便りをお送りするため。", "en", "To send you the trial letter."),
                                "categories",
                                List.of("email"),
                                "retention",
                                Map.of("ja", "停止まで。", "en", "Until you stop it."),
                                "mode",
                                "CONSENT")));
    }

    /** A policy in draft with this purpose beside those the company already has; the path of its version. */
    public String writePolicy(String purpose) {
        Response draft = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/policies",
                        Map.of(
                                "company", company,
                                "titles", Map.of("ja", "個人情報保護方針", "en", "Privacy policy"),
                                "texts", Map.of("ja", "# 方針\n\n試験 " + mark, "en", "# Policy\n\nTrial " + mark),
                                "purposes", purposesWith(purpose),
                                "grounds", List.of("CONSENT"),
                                "ageLimit", 16,
                                "effectiveFrom", Instant.now().toString()));
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        return Visitor.CONSENT + "/policies/" + draft.path("policy") + "/versions/" + draft.path("version");
    }

    public Response publish(Caller by, String policyVersion) {
        return by.post(policyVersion + "/publication", Map.of());
    }

    /** A place that will ask for a mail address and nothing else; its id. */
    public String setUpCollectionPoint(String purpose) {
        String section = Visitor.json(house.staff().ken().get(Visitor.CONSENT + "/sections?company=" + company))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        Map<String, Object> email = Map.of(
                "name",
                "email",
                "required",
                true,
                "labels",
                Map.of("ja", "メールアドレス", "en", "E-mail address"),
                "reasons",
                Map.of("ja", "送り先です。", "en", "Where we send it."),
                "purpose",
                purpose);
        return id(house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/collection-points",
                        Map.of(
                                "company",
                                company,
                                "section",
                                section,
                                "code",
                                "trial-" + mark,
                                "channel",
                                "FORM",
                                "names",
                                Map.of("ja", "試験の申込み", "en", "Trial form"),
                                "items",
                                List.of(email),
                                "purposes",
                                List.of(purpose))));
    }

    public Response open(String collectionPoint) {
        return house.staff()
                .ken()
                .post(Visitor.CONSENT + "/collection-points/" + collectionPoint + "/opening", Map.of());
    }

    /** An open topic on an open collection point. */
    public Topic openTopic(String collectionPoint, String purpose) {
        Map<String, Object> topic = Map.of(
                "company",
                company,
                "slug",
                "trial-" + mark,
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
                collectionPoint,
                "purpose",
                purpose);
        Caller emi = house.staff().emi();
        // the place becomes known by an event, so that the first attempts may come too early
        String id = Awaitility.await("the topic can be made")
                .atMost(Duration.ofSeconds(20))
                .until(() -> emi.post(Visitor.SUBSCRIPTION + "/topics", topic), made -> made.statusCode() == 201)
                .path("id");
        Response opened = emi.post(Visitor.SUBSCRIPTION + "/topics/" + id + "/opening", Map.of());
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        return house.visitor().topics(company).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** All of it: a topic whose form asks for a mail address and nothing else. */
    public Topic openTopic() {
        String purpose = declarePurpose();
        String policy = writePolicy(purpose);
        String point = setUpCollectionPoint(purpose);
        Response published = publish(house.staff().ana(), policy);
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        assertThat(open(point).statusCode()).isEqualTo(200);
        return openTopic(point, purpose);
    }

    private List<String> purposesWith(String purpose) {
        List<String> all = new ArrayList<>();
        Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/policies/current?company=" + company))
                .path("purposes")
                .forEach(each -> all.add(each.path("id").asText()));
        all.add(purpose);
        return all;
    }

    private static String id(Response made) {
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }
}
