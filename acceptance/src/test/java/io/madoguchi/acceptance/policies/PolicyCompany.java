package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A company of its own that declares one of the two policies, loaded through the API from its data file. */
public final class PolicyCompany {

    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
    private static final Map<String, String> RETENTION =
            Map.of("ja", "停止から30日後まで", "en", "until 30 days after you stop it");

    private static final Map<String, PolicyCompany> LOADED = new HashMap<>();

    private final House house;
    private final JsonNode data;
    private final String company;
    private final Caller writer;
    private final Caller second;
    private final Map<String, String> purposes = new HashMap<>();
    private final Map<String, Topic> topics = new HashMap<>();

    private PolicyCompany(House house, JsonNode data) {
        this.house = house;
        this.data = data;
        this.company = "policy-" + data.path("policy").asText().toLowerCase(Locale.ROOT) + "-" + MARK;
        this.writer = house.staffOf(company, "privacy-officer", "editor");
        this.second = house.staffOf(company, "privacy-officer");
    }

    /** Loaded once per run; the tests part their people, not their companies. */
    public static synchronized PolicyCompany load(House house, String policy) {
        return LOADED.computeIfAbsent(policy, p -> fresh(house, p));
    }

    private static PolicyCompany fresh(House house, String policy) {
        try (InputStream file = Objects.requireNonNull(
                PolicyCompany.class.getResourceAsStream(policy.toLowerCase(Locale.ROOT) + ".json"))) {
            PolicyCompany made = new PolicyCompany(house, new ObjectMapper().readTree(file));
            made.register();
            made.publish();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return company;
    }

    public Caller writer() {
        return writer;
    }

    public Caller second() {
        return second;
    }

    public String purpose(String code) {
        return purposes.getOrDefault(code, code);
    }

    /** The Japanese words in which a purpose was published. */
    public String wording(String code) {
        for (JsonNode purpose : data.path("purposes")) {
            if (purpose.path("code").asText().equals(code)) {
                return words(purpose.path("texts")).get("ja");
            }
        }
        throw new IllegalArgumentException(code);
    }

    private void register() {
        Map<String, String> names = texts("company");
        made(house.staff()
                .operator()
                .post(
                        Visitor.CONSENT + "/companies",
                        Map.of(
                                "id",
                                company,
                                "names",
                                names,
                                "country",
                                "JP",
                                "address",
                                Map.of("ja", "長野県諏訪市1-1", "en", "1-1 Suwa, Nagano"),
                                "site",
                                "https://www.example.jp/")));
    }

    private void publish() {
        for (JsonNode purpose : data.path("purposes")) {
            String code = purpose.path("code").asText();
            purposes.put(
                    code,
                    made(writer.post(
                                    Visitor.CONSENT + "/purposes",
                                    Map.of(
                                            "company",
                                            company,
                                            "code",
                                            code,
                                            "texts",
                                            words(purpose.path("texts")),
                                            "categories",
                                            list(purpose.path("categories")),
                                            "retention",
                                            RETENTION,
                                            "mode",
                                            purpose.path("mode").asText())))
                            .path("id"));
        }
        List<String> now = declared("IN_POLICY");
        List<String> later = new ArrayList<>(now);
        later.addAll(declared("PUBLISHED_ONLY"));
        publish(now, Instant.now());
        if (later.size() > now.size()) {
            publish(later, Instant.now().plus(Duration.ofDays(90)));
        }
    }

    private void publish(List<String> declared, Instant from) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "company", company,
                "titles", Map.of("ja", "個人情報保護方針", "en", "Privacy policy"),
                "texts", texts("text"),
                "purposes", declared,
                "grounds", list(data.path("grounds")),
                "ageLimit", data.path("ageLimit").asInt(),
                "refusesOthersMarketing", data.path("refusesOthersMarketing").asBoolean(),
                "effectiveFrom", from.toString()));
        Response draft = made(writer.post(Visitor.CONSENT + "/policies", policy));
        Response published = second.post(
                Visitor.CONSENT + "/policies/" + draft.path("policy") + "/versions/1/publication", Map.of());
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    /** Somebody who consented to this purpose, on a form whose notice names the company's shown purpose too. */
    public Reader subscriber(String purpose) {
        Topic topic = topics.computeIfAbsent(purpose, this::openTopic);
        return Reader.subscribed(house, topic, "ja");
    }

    private Topic openTopic(String code) {
        String section = made(writer.post(
                        Visitor.CONSENT + "/sections",
                        Map.of(
                                "company", company,
                                "names", Map.of("ja", "広報部", "en", "Public relations"),
                                "contact", Map.of("email", "pr@example.jp"))))
                .path("id");
        Map<String, Object> email = Map.of(
                "name", "email",
                "required", true,
                "labels", Map.of("ja", "メールアドレス", "en", "E-mail address"),
                "reasons", Map.of("ja", "送り先です。", "en", "Where we send it."),
                "purpose", purpose(code));
        String point = made(writer.post(
                        Visitor.CONSENT + "/collection-points",
                        Map.of(
                                "company",
                                company,
                                "section",
                                section,
                                "code",
                                "form-" + code,
                                "channel",
                                "FORM",
                                "names",
                                Map.of("ja", "お申込み", "en", "Sign-up"),
                                "items",
                                List.of(email),
                                "purposes",
                                List.of(
                                        purpose(code),
                                        purpose(data.path("shown").asText())))))
                .path("id");
        Response opened = writer.post(Visitor.CONSENT + "/collection-points/" + point + "/opening", Map.of());
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        return topic(code, point);
    }

    private Topic topic(String code, String point) {
        Map<String, Object> topic = Map.of(
                "company", company,
                "slug", "topic-" + code,
                "kind", "NEWSLETTER",
                "names", Map.of("ja", "便り " + code, "en", "Letter " + code),
                "descriptions", Map.of("ja", "試験用です。", "en", "For a trial."),
                "languages", List.of("ja", "en"),
                "rhythm", Map.of("ja", "月に一度", "en", "Once a month"),
                "collectionPoint", point,
                "purpose", purpose(code));
        // the place becomes known by an event, so that the first attempts may come too early
        String id = Awaitility.await("the topic can be made")
                .atMost(Duration.ofSeconds(30))
                .until(() -> writer.post(Visitor.SUBSCRIPTION + "/topics", topic), answer -> answer.statusCode() == 201)
                .path("id");
        Response opened = writer.post(Visitor.SUBSCRIPTION + "/topics/" + id + "/opening", Map.of());
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        return house.visitor().topics(company).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> declared(String state) {
        List<String> ids = new ArrayList<>();
        for (JsonNode purpose : data.path("purposes")) {
            if (purpose.path("state").asText().equals(state)) {
                ids.add(purpose(purpose.path("code").asText()));
            }
        }
        return ids;
    }

    private Map<String, String> texts(String field) {
        return words(data.path(field));
    }

    private static Map<String, String> words(JsonNode texts) {
        return Map.of("ja", texts.path("ja").asText(), "en", texts.path("en").asText());
    }

    private static List<String> list(JsonNode items) {
        List<String> all = new ArrayList<>();
        items.forEach(item -> all.add(item.asText()));
        return all;
    }

    static Response made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }
}
