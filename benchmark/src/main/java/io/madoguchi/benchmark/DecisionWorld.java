package io.madoguchi.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.local.Desk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** Nine of ten have consented to each purpose, the tenth took it back; those loaded before stay. */
    void load(int people) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("consent"));
                Statement statement = database.createStatement()) {
            statement.execute(
                    "create or replace function bench_ref(i integer) returns varchar language sql immutable as $$ select"
                            + " '1.' || rtrim(translate(encode(sha256(convert_to(i::text, 'UTF8')), 'base64'), '+/', '-_'), '=') $$");
            statement.execute("insert into person (ref, revision, created_at) select bench_ref(i), 1, now()"
                    + " from generate_series(" + (loaded + 1) + ", " + people + ") i");
            for (String purpose : purposes) {
                statement.execute("insert into consent_current (person, purpose, company, status, live,"
                        + " purpose_version, since, last_event) select bench_ref(i), '" + purpose + "', '" + COMPANY
                        + "', case when i % 10 = 0 then 'WITHDRAWN' else 'GIVEN' end,"
                        + " case when i % 10 = 0 then 0 else 1 end, 1, now(), gen_random_uuid()"
                        + " from generate_series(" + (loaded + 1) + ", " + people + ") i");
            }
            statement.execute("vacuum analyze consent_current");
            statement.execute("vacuum analyze person");
        }
        loaded = people;
    }

    /** The first person said yes and no so many times. */
    void longHistory(int events) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("consent"));
                PreparedStatement insert = database.prepareStatement("insert into consent_event (id, person, company,"
                        + " purpose, purpose_version, episode, status, method, expressed_by, evidence, at, recorded_at)"
                        + " select gen_random_uuid(), bench_ref(1), ?, ?::uuid, 1, gen_random_uuid(),"
                        + " case when i % 2 = 0 then 'GIVEN' else 'WITHDRAWN' end, 'FORM', 'SELF', '{}', now(), now()"
                        + " from generate_series(1, ?) i")) {
            insert.setString(1, COMPANY);
            insert.setString(2, purposes.getFirst());
            insert.setInt(3, events);
            insert.executeUpdate();
        }
    }
}
