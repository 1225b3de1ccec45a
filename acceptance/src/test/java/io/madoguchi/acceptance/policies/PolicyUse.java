package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Brings about the conditions of one row about a use, and asks. */
final class PolicyUse {

    private static final String OTHER = "other-person";

    private final House house;
    private final PolicyCompany company;
    private final PolicyCase row;
    private final String person;
    private Optional<Instant> at = Optional.empty();

    PolicyUse(House house, PolicyCompany company, PolicyCase row) {
        this.house = house;
        this.company = company;
        this.row = row;
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> subscribed = row.value("subscribed");
        this.person = subscribed.map(company::subscriber).map(this::known).orElseGet(this::stranger);
        if (row.has("before=subscribed")) {
            at = Optional.of(before);
        }
    }

    Response ask() {
        withdraw();
        row.value("law").ifPresent(this::invokeLaw);
        row.values("contract").forEach(this::conclude);
        Map<String, Object> question = new HashMap<>(Map.of(
                "person", person,
                "company", company.id(),
                "purpose", row.purpose(),
                "operation", row.act(),
                "categories", row.values("category")));
        at.ifPresent(moment -> question.put("at", moment.toString()));
        return company.writer().post(Visitor.CONSENT + "/decisions", question);
    }

    /** The consent is there when the receipt has come. */
    private String known(Reader reader) {
        String ref = reader.person(company.id());
        Awaitility.await("the consent is recorded")
                .atMost(Reader.PATIENCE)
                .until(() -> company.writer()
                                .get(Visitor.CONSENT + "/persons/" + ref + "/consents")
                                .statusCode()
                        == 200);
        return ref;
    }

    private String stranger() {
        return house.personRef(company.id(), "nobody-" + UUID.randomUUID() + "@example.jp");
    }

    private void withdraw() {
        if (row.value("withdrew").isEmpty()) {
            return;
        }
        if (row.has("before=withdrew")) {
            at = Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
        Response answer = company.writer()
                .post(
                        Visitor.CONSENT + "/persons/" + person + "/withdrawals",
                        Map.of(
                                "company",
                                company.id(),
                                "purpose",
                                row.value("withdrew").orElseThrow()));
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 202);
    }

    private void invokeLaw(String how) {
        String id = PolicyCompany.made(company.writer()
                        .post(
                                Visitor.CONSENT + "/lawful-uses",
                                Map.of(
                                        "company", company.id(),
                                        "purpose", how.equals("other-purpose") ? "introductions" : row.purpose(),
                                        "person", how.equals(OTHER) ? stranger() : person,
                                        "article", "APPI 18(3)i",
                                        "justification", "An inquiry of the tax office",
                                        "from", "2026-01-01T00:00:00Z",
                                        "until", "2099-01-01T00:00:00Z")))
                .path("id");
        String path = Visitor.CONSENT + "/lawful-uses/" + id;
        if (!how.equals("draft")) {
            done(company.second().post(path + "/approval", Map.of()));
        }
        if (how.equals("ended")) {
            done(company.writer().post(path + "/end", Map.of()));
        }
    }

    /** {@code EFFECT}, {@code EFFECT:how}, or {@code RESTRICT:category}. */
    private void conclude(String words) {
        String effect = words.split(":", 2)[0];
        String how = words.contains(":") ? words.split(":", 2)[1] : "";
        String set = set(how);
        Map<String, Object> term = new HashMap<>(Map.of(
                "purpose",
                company.purpose(how.equals("other-purpose") ? "introductions" : row.purpose()),
                "effect",
                effect));
        if (effect.equals("RESTRICT")) {
            term.put("categories", List.of(how));
        }
        String from = how.equals("later") ? "2090-01-01T00:00:00Z" : "2026-01-01T00:00:00Z";
        String id = PolicyCompany.made(company.writer()
                        .post(
                                Visitor.CONSENT + "/contracts",
                                Map.of(
                                        "company",
                                        company.id(),
                                        "party",
                                        "A member of the service",
                                        "set",
                                        set,
                                        "terms",
                                        List.of(term),
                                        "from",
                                        from,
                                        "until",
                                        "2099-01-01T00:00:00Z",
                                        "document",
                                        "shelf " + row.id())))
                .path("id");
        String path = Visitor.CONSENT + "/contracts/" + id;
        if (!how.equals("draft")) {
            done(company.second().post(path + "/approval", Map.of()));
        }
        if (how.equals("ended")) {
            done(company.writer().post(path + "/end", Map.of()));
        }
    }

    private String set(String how) {
        String id = PolicyCompany.made(company.writer()
                        .post(
                                Visitor.CONSENT + "/contract-sets",
                                Map.of(
                                        "company",
                                        company.id(),
                                        "code",
                                        "set-" + UUID.randomUUID().toString().substring(0, 13))))
                .path("id");
        Map<String, Object> people = Map.of("persons", List.of(how.equals(OTHER) ? stranger() : person));
        done(company.writer().post(Visitor.CONSENT + "/contract-sets/" + id + "/members", people));
        if (how.equals("left-set")) {
            done(company.writer().post(Visitor.CONSENT + "/contract-sets/" + id + "/departures", people));
        }
        return id;
    }

    private static void done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
