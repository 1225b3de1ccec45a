package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The registers of a company that declares one of the two policies: its items, its recipients and what binds them. */
public final class PolicyPartners {

    private static final String SHA = "b".repeat(64);
    private static final Map<String, PolicyPartners> LOADED = new HashMap<>();

    private final House house;
    private final PolicyCompany company;
    private final Map<String, String> known = new HashMap<>();

    private PolicyPartners(House house, PolicyCompany company) {
        this.house = house;
        this.company = company;
        category("name", true, false);
        category("email", true, false);
        category("age", false, false);
        category("gender", false, false);
        category("workplace", false, false);
        category("bankAccount", true, true);
        category("creditCard", true, true);
    }

    /** Loaded once per run, as the company is. */
    public static synchronized PolicyPartners of(House house, String policy) {
        return LOADED.computeIfAbsent(policy, p -> new PolicyPartners(house, PolicyCompany.load(house, p)));
    }

    public PolicyCompany company() {
        return company;
    }

    /** The id of an entry; made when it is asked for the first time. */
    public String entry(String register, String code, String contents) {
        return known.computeIfAbsent(register + "/" + code, k -> {
            Response made = company.writer()
                    .post(Visitor.CONSENT + "/registers/" + register, """
                            {"company": "%s", "code": "%s", "validFrom": "2026-01-01T00:00:00Z", "contents": {%s}}
                            """.formatted(company.id(), code, contents));
            return PolicyCompany.made(made).path("id");
        });
    }

    /** A recipient as the table calls it, with the commitment the table gives it. */
    public String recipient(String word, String commitment) {
        if (word.equals("unregistered")) {
            return UUID.randomUUID().toString();
        }
        String made = known.get("recipients/" + word + "-" + commitment);
        if (made != null) {
            return made;
        }
        String more = switch (word) {
            case "subsidiary" -> member(word, "JP", "60");
            case "minority-holding" -> member(word, "JP", "50");
            case "foreign-subsidiary" -> member(word, "US", "80");
            default -> "";
        };
        return entry("recipients", word + "-" + commitment, """
                "recipient": {"kind": "%s", "names": {"ja": "相手先", "en": "%s"}, "country": "%s", "standingAccess": false%s%s}
                """.formatted(
                        kind(word),
                        word,
                        word.startsWith("foreign") ? "US" : "JP",
                        more,
                        switch (commitment) {
                            case "in-force" -> bound(true, "2099-12-31");
                            case "confidentiality-only" -> bound(false, "2099-12-31");
                            case "expired" -> bound(true, "2026-06-30");
                            default -> "";
                        }));
    }

    /** To which recipients and with which items the consent to a purpose was asked for. */
    public void coverage(String purpose, String kind) {
        entry("consent-coverages", "for-" + purpose, """
                "coverage": {"purpose": "%s", "kinds": ["%s"], "items": ["email"], "countries": []}
                """.formatted(company.purpose(purpose), kind));
    }

    public String anonymisedSet() {
        return entry("anonymised-sets", "figures", """
                "anonymisedSet": {"items": ["age", "gender", "workplace"], "method": {"ja": "年代に丸めた", "en": "rounded to decades"},
                 "document": {"reference": "DMS-4", "sha256": "%s"}}""".formatted(SHA));
    }

    public String jointUse(String user, String purpose) {
        return entry("joint-uses", "with-" + user.substring(24), """
                "jointUse": {"fact": {"ja": "共同利用", "en": "joint use"}, "items": ["email"], "users": ["%s"],
                 "range": {"ja": "子会社", "en": "subsidiaries"}, "purposes": [%s], "responsible": "%s",
                 "notice": {"url": "https://www.example.jp/joint-use", "sha256": "%s", "publishedAt": "2026-02-01T00:00:00Z"}}
                """.formatted(
                        user, purposes(purpose, "billing"), company.id(), SHA));
    }

    /** Those of the codes that this company has, as a list of JSON. */
    private String purposes(String... codes) {
        return Stream.of(codes)
                .distinct()
                .map(code -> Map.entry(code, company.purpose(code)))
                .filter(found -> !found.getKey().equals(found.getValue()))
                .map(found -> "\"" + found.getValue() + "\"")
                .collect(Collectors.joining(", "));
    }

    public String succession(String successor, boolean bound) {
        return entry("successions", bound ? "bound" : "unbound", """
                "succession": {"successor": "%s", "business": {"ja": "印刷事業", "en": "printing"}, "items": ["email"],
                 "agreement": {"reference": "DMS-5", "sha256": "%s"}, "boundByPurposes": %s}""".formatted(successor, SHA, bound));
    }

    /** A registered company of which this one holds so many votes. */
    private String member(String word, String country, String percent) {
        String id = word + "-" + company.id().substring("policy-".length());
        PolicyCompany.made(house.staff().operator().post(Visitor.CONSENT + "/companies", """
                {"id": "%s", "names": {"ja": "別会社", "en": "Other company"}, "country": "%s",
                 "address": {"ja": "松本市1-1", "en": "1-1 Matsumoto"}, "site": "https://www.example.jp/"}
                """.formatted(id, country)));
        PolicyCompany.made(house.staff().operator().post(Visitor.CONSENT + "/shareholdings", """
                {"holder": "%s", "held": "%s", "percent": %s, "validFrom": "2026-01-01T00:00:00Z",
                 "document": {"reference": "register of shareholders", "sha256": "%s"}}
                """.formatted(
                        company.id(), id, percent, SHA)));
        return ", \"member\": \"" + id + "\"";
    }

    private void category(String code, boolean identifying, boolean settlement) {
        entry("data-categories", code, """
                "dataCategory": {"names": {"ja": "項目", "en": "%s"}, "identifying": %s, "specialCare": false, "settlement": %s}
                """.formatted(code, identifying, settlement));
    }

    private static String bound(boolean whole, String until) {
        return """
                , "commitment": {"document": {"reference": "DMS-1", "sha256": "%s"}, "confidentiality": true, "onlyForUs": %s,
                "safeguards": %s, "from": "2026-01-01", "until": "%s"}, "reviewBy": "2099-06-30"
                """.formatted(SHA, whole, whole, until);
    }

    private static String kind(String word) {
        return switch (word) {
            case "dealer", "affiliate" -> "BUSINESS_PARTNER";
            case "contractor" -> "ENTRUSTED_VENDOR";
            case "bank" -> "FINANCIAL_INSTITUTION";
            case "agency", "court" -> "AUTHORITY";
            case "successor" -> "SUCCESSOR";
            case "subsidiary", "minority-holding", "foreign-subsidiary" -> "GROUP_COMPANY";
            case "outsider" -> "OTHER";
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** Somebody who was shown the company's notice and consented to this purpose. */
    public String person(String consented) {
        String ref = company.subscriber(consented).person(company.id());
        Awaitility.await("the consent is recorded")
                .atMost(Reader.PATIENCE)
                .until(() -> company.writer()
                                .get(Visitor.CONSENT + "/persons/" + ref + "/consents")
                                .statusCode()
                        == 200);
        return ref;
    }

    /** One such person for all questions that no word about the person's own choice belongs to. */
    public String anyPerson(String consented) {
        return known.computeIfAbsent("person/" + consented, k -> person(consented));
    }

    /** inquiry-service says whose inquiry this is, which partner is to answer it, and whether it is open. */
    public String inquiry(String person, String partner, boolean open) {
        String id = UUID.randomUUID().toString();
        Response said = house.service("inquiry-service")
                .request()
                .contentType("application/json")
                .body("{\"company\": \"%s\", \"person\": \"%s\", \"recipient\": \"%s\", \"open\": %s}"
                        .formatted(company.id(), person, partner, open))
                .put(Visitor.CONSENT + "/inquiry-standings/" + id);
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(204);
        return id;
    }

    static String order(String flaw) {
        Map<String, String> parts = new HashMap<>(Map.of(
                "reference", "\"R-77\"",
                "date", "\"2026-11-01\"",
                "document", "{\"reference\": \"DMS-6\", \"sha256\": \"" + SHA + "\"}"));
        parts.remove(flaw.replace("without-", ""));
        List<String> given = parts.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .toList();
        return "\"order\": {" + String.join(", ", given) + "}";
    }
}
