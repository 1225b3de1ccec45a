package io.madoguchi.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.local.Desk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company with five purposes and many people, made by the service's own API as far as it is about the company. */
final class DecisionWorld {

    static final String COMPANY = "aoba";
    private static final Map<String, String> RETENTION = Map.of("ja", "停止まで", "en", "until you stop it");

    private static final String REF = """
            create or replace function bench_ref(i integer) returns varchar language sql immutable as $$
                select '1.' || rtrim(translate(encode(sha256(convert_to(i::text, 'UTF8')), 'base64'), '+/', '-_'), '=')
            $$
            """;
    private static final String PEOPLE = """
            create temporary table people as
            select bench_ref(i) as ref, i % 10 = 0 as took_back from generate_series(?::integer, ?::integer) i
            """;
    private static final String CONSENTS = """
            insert into consent_current (person, purpose, company, status, live, purpose_version, since, last_event)
            select p.ref, q.id, ?, case when p.took_back then 'WITHDRAWN' else 'GIVEN' end,
                case when p.took_back then 0 else 1 end, 1, now(), uuidv7()
            from people p cross join unnest(?::uuid[]) q (id) order by p.ref
            """;
    private static final String WITHDRAWALS = """
            insert into withdrawal (id, person, company, purpose, at, expressed_by, recorded_by, effective_at)
            select uuidv7(), p.ref, ?, q.id, now(), 'SELF', 'benchmark', now()
            from people p cross join unnest(?::uuid[]) q (id) where p.took_back
            """;
    private static final String EVENTS = """
            insert into consent_event (id, person, company, purpose, purpose_version, episode, status, method,
                expressed_by, evidence, at, recorded_at)
            select uuidv7(), bench_ref(1), ?, ?::uuid, 1, uuidv7(), case when i % 2 = 0 then 'GIVEN' else 'WITHDRAWN' end,
                'RECORDED', 'SELF', '{}', now() - interval '1 year' + i * interval '1 second', now()
            from generate_series(1, ?::integer) i
            """;
    private static final String NOES = """
            insert into withdrawal (id, person, company, purpose, episode, at, expressed_by, recorded_by, effective_at)
            select uuidv7(), bench_ref(1), ?, ?::uuid, case when i * 2 > n then uuidv7() end,
                now() - interval '1 year' + i * interval '1 second', 'SELF', 'benchmark', now()
            from (select ?::integer as n) most, generate_series(1, most.n, 2) i
            """;

    private final Desk desk;
    private final Api api;
    private final List<String> purposes = new ArrayList<>();
    private String section = "";
    private int loaded;

    DecisionWorld(Desk desk, Api api) {
        this.desk = desk;
        this.api = api;
    }

    String purpose(int number) {
        return purposes.get(number % purposes.size());
    }

    String section() {
        return section;
    }

    /** As the loading statement computes it. */
    static String person(int number) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(number).getBytes(StandardCharsets.UTF_8));
            return "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void publish() throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        List<Object> declared = new ArrayList<>();
        api.read("/v1/policies/current?company=" + COMPANY)
                .path("purposes")
                .forEach(p -> declared.add(p.path("id").asText()));
        declare(mark);
        declared.addAll(purposes);
        JsonNode draft = api.write(
                "ken",
                "/v1/policies",
                Map.of(
                        "company", COMPANY,
                        "titles", Map.of("ja", "方針", "en", "Policy"),
                        "texts", Map.of("ja", "# 方針", "en", "# Policy"),
                        "purposes", declared,
                        "grounds", List.of("CONSENT"),
                        "ageLimit", 16,
                        "effectiveFrom", Instant.now().toString()));
        api.write("ana", "/v1/policies/" + draft.path("policy").asText() + "/versions/1/publication", Map.of());
        section = api.read("/v1/sections?company=" + COMPANY)
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private void declare(String mark) throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            purposes.add(api.write(
                            "ken",
                            "/v1/purposes",
                            Map.of(
                                    "company",
                                    COMPANY,
                                    "code",
                                    "bench-" + mark + "-" + i,
                                    "texts",
                                    Map.of("ja", "計測の便りをお送りするため", "en", "To send you the letter of the benchmark"),
                                    "categories",
                                    List.of("email"),
                                    "retention",
                                    RETENTION,
                                    "mode",
                                    "CONSENT"))
                    .path("id")
                    .asText());
        }
    }

    /**
     * Nine of ten have consented to each purpose, the tenth took all of them back; those loaded before stay. Written are the
     * rows that a decision reads, as the service would have written them; the history behind them is left out.
     */
    void load(int people) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("consent"))) {
            Bulk bulk = new Bulk(database);
            bulk.run(REF);
            bulk.run(PEOPLE, loaded + 1, people);
            bulk.run("insert into person (ref, revision, created_at) select ref, 1, now() from people order by ref"
                    + " on conflict do nothing");
            bulk.fill("consent_current", CONSENTS, COMPANY, purposes.toArray());
            bulk.fill("withdrawal", WITHDRAWALS, COMPANY, purposes.toArray());
            bulk.tidy("person", "consent_current", "withdrawal");
        }
        loaded = people;
    }

    /**
     * The first person said yes and no so many times: at first each no was to the whole purpose, later to one opt-in, so that
     * the last no to the whole lies far behind the last of all.
     */
    void longHistory(int events) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("consent"))) {
            Bulk bulk = new Bulk(database);
            bulk.run(EVENTS, COMPANY, purposes.getFirst(), events);
            bulk.run(NOES, COMPANY, purposes.getFirst(), events);
            bulk.tidy("consent_event", "withdrawal");
        }
    }
}
