package io.madoguchi.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells the demo world through the gateway: looks first, and repeats nothing that is there. */
public final class Demo {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONSENT = "/api/consent/v1";
    private static final String SUBSCRIPTION = "/api/subscription/v1";
    /** Writes topics and issues. */
    private static final String EMI = "emi";
    /** Writes policies. */
    private static final String KEN = "ken";
    /** Publishes what Ken wrote. */
    private static final String ANA = "ana";

    private final GatewayApi api;
    private final JsonNode world;

    public Demo(String gateway, Function<String, String> tokenOf) {
        this.api = new GatewayApi(gateway, tokenOf);
        try {
            this.world = JSON.readTree(text("world.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a sentence about what there is now. */
    public String tell() {
        int topics = 0;
        for (JsonNode company : world.path("companies")) {
            String id = company.path("id").asText();
            if (api.get(KEN, CONSENT + "/companies/" + id).isEmpty()) {
                api.post(KEN, CONSENT + "/companies", "company-" + id, registration(company));
            }
            String section = section(id, company.path("section"));
            Map<String, String> purposes = purposes(id);
            publishPolicy(id, company, purposes);
            String point = collectionPoint(world.path("collectionPoint"), id, section, purposes);
            if (isPublished("inquiries", id)) {
                collectionPoint(world.path("inquiryPoint"), id, section, purposes);
            }
            for (JsonNode topic : company.path("topics")) {
                topic(id, topic, point, purposes);
                topics++;
            }
        }
        issue();
        return world.path("companies").size() + " companies, " + topics + " topics, an issue in draft";
    }

    private static ObjectNode registration(JsonNode company) {
        ObjectNode registration = JSON.createObjectNode();
        for (String field : new String[] {"id", "names", "country", "address", "site", "parent"}) {
            if (company.has(field)) {
                registration.set(field, company.get(field));
            }
        }
        return registration;
    }

    private String section(String company, JsonNode section) {
        String name = section.path("names").path("en").asText();
        return api.find(
                        KEN,
                        CONSENT + "/sections?company=" + company,
                        there -> there.path("names").path("en").asText().equals(name))
                .orElseGet(() -> api.post(KEN, CONSENT + "/sections", "section-" + company, with(company, (ObjectNode)
                        section.deepCopy())))
                .path("id")
                .asText();
    }

    /** The ids of the company's purposes by their codes. */
    private Map<String, String> purposes(String company) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode purpose : world.path("purposes")) {
            String code = purpose.path("code").asText();
            JsonNode there = api.find(KEN, CONSENT + "/purposes?company=" + company, one -> has(one, "code", code))
                    .orElseGet(() -> api.post(
                            KEN,
                            CONSENT + "/purposes",
                            "purpose-" + company + "-" + code,
                            with(company, purpose.deepCopy())));
            ids.put(code, there.path("id").asText());
        }
        return ids;
    }

    private void publishPolicy(String company, JsonNode about, Map<String, String> purposes) {
        if (api.get(KEN, CONSENT + "/policies/current?company=" + company).isPresent()) {
            return;
        }
        Optional<JsonNode> draft =
                api.find(KEN, CONSENT + "/policies?state=all&company=" + company, one -> has(one, "state", "DRAFT"));
        JsonNode policy = draft.orElseGet(
                () -> api.post(KEN, CONSENT + "/policies", "policy-" + company, policy(company, about, purposes)));
        String id = policy.path("policy").asText(policy.path("id").asText());
        String path = CONSENT + "/policies/" + id + "/versions/"
                + policy.path("version").asInt(1) + "/publication";
        api.post(ANA, path, "publication-" + id, null);
    }

    /** A world that was told before this purpose was known keeps its policy, and has no form for inquiries. */
    private boolean isPublished(String purpose, String company) {
        return api.get(KEN, CONSENT + "/policies/current?company=" + company).stream()
                .flatMap(policy -> policy.path("purposes").valueStream())
                .anyMatch(one -> has(one, "code", purpose));
    }

    private ObjectNode policy(String company, JsonNode about, Map<String, String> purposes) {
        ObjectNode policy = JSON.createObjectNode().put("company", company);
        policy.set("titles", about.path("policy"));
        ObjectNode texts = policy.putObject("texts");
        for (String language : new String[] {"ja", "en"}) {
            texts.put(
                    language,
                    text("policy-" + language + ".md")
                            .replace(
                                    "{company}",
                                    about.path("names").path(language).asText())
                            .replace(
                                    "{section}",
                                    about.path("section")
                                            .path("names")
                                            .path(language)
                                            .asText())
                            .replace(
                                    "{email}",
                                    about.path("section")
                                            .path("contact")
                                            .path("email")
                                            .asText()));
        }
        ArrayNode ids = policy.putArray("purposes");
        world.path("purposes")
                .forEach(purpose -> ids.add(purposes.get(purpose.path("code").asText())));
        policy.set("grounds", world.path("policyGrounds"));
        policy.put("ageLimit", world.path("ageLimit").asInt());
        // a day long past: the policy is in force from the moment it is published
        policy.set("effectiveFrom", world.path("policyEffectiveFrom"));
        return policy;
    }

    private String collectionPoint(JsonNode plan, String company, String section, Map<String, String> purposes) {
        JsonNode point = api.find(
                        KEN,
                        CONSENT + "/collection-points?state=all&company=" + company,
                        there -> has(there, "code", plan.path("code").asText()))
                .orElseGet(() -> {
                    ObjectNode request = with(company, plan.deepCopy());
                    request.put("section", section).put("channel", "FORM");
                    request.withArray("items")
                            .forEach(item -> ((ObjectNode) item)
                                    .put(
                                            "purpose",
                                            purposes.get(item.path("purpose").asText())));
                    ArrayNode ids = request.putArray("purposes");
                    plan.path("purposes").forEach(code -> ids.add(purposes.get(code.asText())));
                    return api.post(
                            KEN,
                            CONSENT + "/collection-points",
                            "point-" + company + "-" + plan.path("code").asText(),
                            request);
                });
        String id = point.path("id").asText();
        if (!has(point, "state", "OPEN")) {
            api.post(KEN, CONSENT + "/collection-points/" + id + "/opening", "opening-" + id, null);
        }
        return id;
    }

    private void topic(String company, JsonNode plan, String point, Map<String, String> purposes) {
        String slug = plan.path("slug").asText();
        JsonNode topic = findTopic(company, slug).orElseGet(() -> {
            ObjectNode request = with(company, plan.deepCopy());
            request.putArray("languages").add("ja").add("en");
            request.put("collectionPoint", point);
            request.put("purpose", purposes.get(plan.path("purpose").asText()));
            return api.post(EMI, SUBSCRIPTION + "/topics", "topic-" + company + "-" + slug, request);
        });
        if (!has(topic, "state", "OPEN")) {
            String id = topic.path("id").asText();
            api.post(EMI, SUBSCRIPTION + "/topics/" + id + "/opening", "opening-" + id, null);
        }
    }

    private Optional<JsonNode> findTopic(String company, String slug) {
        return api.find(EMI, SUBSCRIPTION + "/topics?state=all&company=" + company, there -> has(there, "slug", slug));
    }

    private void issue() {
        JsonNode plan = world.path("issue");
        String company = plan.path("company").asText();
        if (api.find(EMI, SUBSCRIPTION + "/issues?company=" + company, any -> true)
                .isPresent()) {
            return;
        }
        ObjectNode request = JSON.createObjectNode();
        request.put(
                "topic",
                findTopic(company, plan.path("topic").asText())
                        .orElseThrow(() -> new DemoFailed("The topic of the draft is not there.", null))
                        .path("id")
                        .asText());
        ObjectNode variants = request.putObject("variants");
        plan.path("variants")
                .properties()
                .forEach(variant -> variants.putObject(variant.getKey())
                        .put("subject", variant.getValue().path("subject").asText())
                        .put("body", text(variant.getValue().path("bodyFile").asText())));
        api.post(EMI, SUBSCRIPTION + "/issues", "issue-" + company, request);
    }

    private static ObjectNode with(String company, ObjectNode request) {
        return request.put("company", company);
    }

    private static boolean has(JsonNode node, String field, String value) {
        return node.path(field).asText().equals(value);
    }

    private static String text(String resource) {
        try (InputStream stream = Demo.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not packaged");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
