package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where a company changes its policy: promises a rule, writes a new use, publishes it by two people and tells. */
public final class Changes {

    public static final String COMPANY = "aoba-print";
    public static final String USE_JA = "計器の点検時期をお知らせするため";
    public static final String USE_EN = "To tell you when your instrument is due for its check";

    private final House house;
    private final String company;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Map<String, Object> rule = Map.of();

    public Changes(House house, String company) {
        this.house = house;
        this.company = company;
    }

    /** A policy that says how its successors may change the use of data; the same purposes as before. */
    public void promise(String window, String unrelated) {
        rule = Map.of("window", window, "unrelated", unrelated);
        publish(draft(purposes(), Map.of()));
    }

    /** A draft of a purpose that nobody was told of. */
    public String declareNewUse() {
        return declare("check-" + mark, USE_JA, USE_EN, Map.of());
    }

    public String declare(String code, String ja, String en, Map<String, Object> more) {
        Map<String, Object> purpose = new HashMap<>(Map.of(
                "company",
                company,
                "code",
                code,
                "texts",
                Map.of("ja", ja, "en", en),
                "categories",
                List.of("email"),
                "retention",
                Map.of("ja", "停止の30日後まで。", "en", "Until 30 days after you stop it."),
                "mode",
                "NOTICE"));
        purpose.putAll(more);
        Response made = house.staff().ken().post(Visitor.CONSENT + "/purposes", purpose);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    /** The policy with one purpose more, compared, published and announced; the id of the change. */
    public String publishAndAnnounce(String purpose) {
        List<String> all = purposes();
        all.add(purpose);
        Response draft = draft(all, Map.of());
        Response change = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/policy-changes",
                        Map.of("policy", draft.path("policy"), "version", draft.path("version")));
        assertThat(change.statusCode()).as(change.asString()).isEqualTo(201);
        String id = change.path("id");
        Response seen = house.staff().ken().get(Visitor.CONSENT + "/policy-changes/" + id + "/simulation");
        assertThat(seen.<List<Integer>>path("uses.affected"))
                .as(seen.asString())
                .isNotEmpty();
        publish(draft);
        Response told = house.staff().ken().post(Visitor.CONSENT + "/policy-changes/" + id + "/announcement", Map.of());
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(202);
        return id;
    }

    /** A version in draft. */
    public Response draft(List<String> purposes, Map<String, Object> more) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "company",
                company,
                "titles",
                Map.of("ja", "個人情報保護方針", "en", "Privacy policy"),
                "texts",
                Map.of("ja", "# 方針\n\n変更 " + mark, "en", "# Policy\n\nChange " + mark),
                "purposes",
                purposes,
                "grounds",
                List.of("CONSENT"),
                "ageLimit",
                16,
                "effectiveFrom",
                Instant.now().toString()));
        if (!rule.isEmpty()) {
            policy.put("changeRule", rule);
        }
        policy.putAll(more);
        Response draft = house.staff().ken().post(Visitor.CONSENT + "/policies", policy);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        return draft;
    }

    public void publish(Response draft) {
        String version = Visitor.CONSENT + "/policies/" + draft.path("policy") + "/versions/" + draft.path("version");
        Response published = house.staff().ana().post(version + "/publication", Map.of());
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    public List<String> purposes() {
        List<String> all = new ArrayList<>();
        Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/policies/current?company=" + company))
                .path("purposes")
                .forEach(each -> all.add(each.path("id").asText()));
        return all;
    }

    /** An open place of a channel that is no form. */
    public String openPoint(String channel, String purpose) {
        JsonNode section = Visitor.json(house.staff().ken().get(Visitor.CONSENT + "/sections?company=" + company))
                .path("items")
                .path(0);
        Map<String, Object> item = Map.of(
                "name",
                "email",
                "required",
                true,
                "labels",
                Map.of("ja", "メールアドレス", "en", "E-mail address"),
                "reasons",
                Map.of("ja", "ご連絡先です。", "en", "Where we write to."),
                "purpose",
                purpose);
        Response point = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/collection-points",
                        Map.of(
                                "company",
                                company,
                                "section",
                                section.path("id").asText(),
                                "code",
                                "p" + UUID.randomUUID().toString().substring(0, 12),
                                "channel",
                                channel,
                                "names",
                                Map.of("ja", "受付", "en", "Desk"),
                                "items",
                                List.of(item),
                                "purposes",
                                List.of(purpose)));
        assertThat(point.statusCode()).as(point.asString()).isEqualTo(201);
        return point.path("id");
    }

    public Response open(String point) {
        return house.staff().ken().post(Visitor.CONSENT + "/collection-points/" + point + "/opening", Map.of());
    }

    /** That somebody's data came in there. */
    public Response acquire(String person, String point) {
        return house.staff()
                .emi()
                .post(
                        Visitor.CONSENT + "/acquisitions",
                        Map.of(
                                "person",
                                person,
                                "company",
                                company,
                                "collectionPoint",
                                point,
                                "locale",
                                "ja",
                                "at",
                                Instant.now().minusSeconds(5).toString(),
                                "document",
                                "scan 12"));
    }

    /** Data is held of this person, but no service can write to them. */
    public String someoneWithoutContact() {
        String person = house.personRef(company, "phone-only-" + mark + "@example.jp");
        String point = openPoint("PHONE", purposes().getFirst());
        assertThat(open(point).statusCode()).isEqualTo(200);
        Response taken = acquire(person, point);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        return person;
    }

    public String standing(String change, String person) {
        for (JsonNode each :
                Visitor.json(house.staff().ken().get(Visitor.CONSENT + "/persons/" + person + "/policy-changes"))) {
            if (each.path("change").asText().equals(change)) {
                return each.path("standing").asText();
            }
        }
        return "NONE";
    }
}
