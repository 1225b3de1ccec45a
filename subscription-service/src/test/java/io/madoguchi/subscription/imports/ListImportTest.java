package io.madoguchi.subscription.imports;

import static io.madoguchi.subscription.imports.Lists.await;
import static io.madoguchi.subscription.imports.Lists.check;
import static io.madoguchi.subscription.imports.Lists.evidence;
import static io.madoguchi.subscription.imports.Lists.get;
import static io.madoguchi.subscription.imports.Lists.hand;
import static io.madoguchi.subscription.imports.Lists.list;
import static io.madoguchi.subscription.imports.Lists.officer;
import static io.madoguchi.subscription.imports.Lists.part;
import static io.madoguchi.subscription.imports.Lists.post;
import static io.madoguchi.subscription.imports.Lists.run;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of a former system: who comes in with which evidence, and who never does. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ListImportTest {

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final List<String> BAD_LINES =
            List.of("nobody,x,2019-03-01", "too,few", "\"open,x,2019-03-01", "a@example.jp,x,2999-01-01");

    @Inject
    Desk desk;

    @Inject
    ImportRun run;

    @Inject
    Links links;

    @ConfigProperty(name = "madoguchi.secrets.directory")
    Path secrets;

    private Desk.Offer offer;

    @BeforeEach
    void aTopic() {
        Desk.reportKey(secrets);
        offer = desk.offer(Map.of("email", true, "name", false));
    }

    @Test
    void aListInShiftJisIsCheckedWithoutATraceAndThenTaken() {
        String hana = Desk.address();
        String taro = Desk.address();
        String file = "メール,氏名,同意日\r\n" + hana + ",花子①,2019/03/01\r\n" + String.join("\r\n", BAD_LINES) + "\r\n" + taro
                + ",,2019-04-01\r\n" + hana + ",,2019-04-01";
        Map<String, Object> about = about("SUBSCRIBERS");
        about.put("columns", Map.of("address", "メール", "name", "氏名", "consentedAt", "同意日"));
        about.put("locale", "en");

        String id = hand(about, file.getBytes(MS932));
        check(id)
                .then()
                .body("state", is("CHECKED"))
                .body("charset", is("Shift_JIS"))
                .body("taken", is(2))
                .body("known", is(1))
                .body("wrong", is(4))
                .body("refusedEarlier", is(0));

        assertThat(readers(hana)).as("nothing is written by a check").isEmpty();
        assertThat(desk.values("select number::text from list_import_part where import = ?", UUID.fromString(id)))
                .hasSize(2);
        nothingIsPlainAtRest(hana, "花子");
        run(id).then()
                .body("state", is("DONE"))
                .body("taken", is(2))
                .body("wrong", is(4))
                .body("total", is(7));
        List<Map<String, Object>> lines =
                get("/v1/list-imports/" + id + "/refused-lines").path("items");
        assertThat(lines).extracting(line -> line.get("line")).containsExactly(3, 4, 5, 6);
        assertThat(lines)
                .extracting(line -> line.get("field"))
                .containsExactly("address", "line", "column 1", "consentedAt");
        assertThat(desk.state(desk.subscription(hana))).isEqualTo("ACTIVE");
        assertThat(desk.value(
                        "select (confirmed_at at time zone 'UTC')::date::text from subscription where id = ?",
                        desk.subscription(taro)))
                .isEqualTo("2019-03-31");
        assertThat(desk.events(hana)).containsExactly("subscription.confirmed");
        assertThat(desk.value(
                        "select data from outbox_event where key = ?",
                        desk.person(hana).value()))
                .contains("IMPORT", "list import " + id + ", line 2")
                .doesNotContain(hana, "花子");
        assertThat(desk.values(
                        "select kind from delivery where person = ?",
                        desk.person(hana).value()))
                .as("importing sends no mail")
                .isEmpty();
        nothingIsPlainAtRest(hana, "花子");
        assertThat(desk.values("select number::text from list_import_part where import = ?", UUID.fromString(id)))
                .as("the file is gone when it is done with")
                .isEmpty();
        assertThat(officer()
                        .body(Map.of("reason", "test " + id))
                        .post("/v1/readers/file?company=aoba&topic=" + offer.topic())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(hana, taro, "花子①", "IMPORT");
        assertThat(desk.value("select rows::text from reader_opening where what = 'LIST' and reason = ?", "test " + id))
                .isEqualTo("2");

        // the same list again finds everybody there
        String again = hand(about, file.getBytes(MS932));
        check(again).then().body("taken", is(0)).body("known", is(3));
        run(again).then().body("taken", is(0)).body("known", is(3));
        assertThat(desk.events(hana)).hasSize(1);
        post("/v1/list-imports/" + again + "/run").then().statusCode(200).body("state", is("DONE"));
    }

    @Test
    void whoLeftStoppedRefusedOrWasRemovedStaysOutInWhateverOrder() {
        Random order = new Random(7);
        for (int round = 0; round < 3; round++) {
            String[] people = new String[5];
            Arrays.setAll(people, i -> Desk.address());
            List<Runnable> steps = new ArrayList<>(List.of(
                    () -> take(list(people)),
                    () -> refuse(people[0] + ",BOUNCE,2020-01-01"),
                    () -> refuse(people[1] + ",UNSUBSCRIBED,"),
                    () -> leave(people[2]),
                    () -> child(people[3]),
                    () -> take(list(people))));
            Collections.shuffle(steps, order);

            steps.forEach(Runnable::run);
            take(list(people));

            for (int i = 0; i < 4; i++) {
                assertThat(living(people[i]))
                        .as("round %d, person %d", round, i)
                        .isEmpty();
            }
            assertThat(living(people[4])).hasSize(1);
        }
    }

    @Test
    void aRunThatWasCutOffGoesOnWhereItWas() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < ImportRun.BATCH * 2 + 10; i++) {
            people.add(Desk.address());
        }
        String id = hand(about("SUBSCRIBERS"), list(people.toArray(String[]::new)));
        check(id).then().body("taken", is(people.size()));
        // as a kill after the first batch would leave it: its rows, its counters and its line are one transaction
        desk.change("create or replace function halt() returns trigger language plpgsql as $$ begin"
                + " if new.last_line > " + (ImportRun.BATCH + 1) + " then raise exception 'killed'; end if;"
                + " return new; end $$");
        desk.change("create trigger halt before update on list_import for each row when (new.id = '" + id
                + "') execute function halt()");
        post("/v1/list-imports/" + id + "/run").then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/v1/list-imports/" + id).<Integer>path("done") == ImportRun.BATCH);
        assertThat(subscribed()).isEqualTo(ImportRun.BATCH);

        desk.change("drop trigger halt on list_import");

        await(id, "DONE").then().body("taken", is(people.size())).body("known", is(0));
        assertThat(subscribed()).isEqualTo(people.size());
        assertThat(desk.values(
                        "select e.id::text from outbox_event e join subscription s on s.person = e.key"
                                + " where s.topic = ? and e.type = 'subscription.confirmed'",
                        offer.topic()))
                .hasSize(people.size());
    }

    @Test
    void anOldLinkEndsTheSubscriptionWithOnePress() {
        String hana = Desk.address();
        String token = "old-" + UUID.randomUUID();
        take(list(hana));
        Map<String, Object> about = about("OLD_LINKS");
        about.remove("evidence");

        String id = hand(about, ("token,address\n" + token + "," + hana + "\nx,y\n").getBytes(StandardCharsets.UTF_8));
        check(id).then().body("taken", is(1)).body("wrong", is(1));
        run(id).then().body("taken", is(1));

        desk.post("/v1/unsubscriptions/lookups", Map.of("token", token)).then().statusCode(200);
        assertThat(living(hana)).hasSize(1);
        desk.post("/v1/unsubscriptions/by-link", Map.of("token", token)).then().statusCode(200);
        assertThat(living(hana)).isEmpty();
    }

    @Test
    void refusalsAreTakenAwayAsHashesAndRestored() {
        String hana = Desk.address();
        refuse(hana + ",REFUSED,2020-02-02");
        String file = officer()
                .body(Map.of("reason", "backup"))
                .post("/v1/suppressions/file?company=aoba")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).contains("REFUSED").doesNotContain("@example");
        desk.change("delete from suppression where company = 'aoba'");
        Map<String, Object> about = about("REFUSALS");
        about.remove("evidence");

        String id = hand(about, file.getBytes(StandardCharsets.UTF_8));
        check(id).then().body("state", is("CHECKED")).body("wrong", is(0));
        run(id).then().body("state", is("DONE"));
        take(list(hana));

        assertThat(living(hana)).isEmpty();
        Desk.asEditor()
                .body(Map.of("reason", "x"))
                .post("/v1/suppressions/file?company=aoba")
                .then()
                .statusCode(403);
    }

    @Test
    void nothingIsTakenInWithoutEvidenceOrByStrangers() {
        Map<String, Object> bare = about("SUBSCRIBERS");
        bare.remove("evidence");
        Desk.asEditor().body(bare).post("/v1/list-imports").then().statusCode(400);
        Map<String, Object> old = about("SUBSCRIBERS");
        old.put("evidence", evidence(9, true));
        Desk.asEditor().body(old).post("/v1/list-imports").then().statusCode(409);
        Map<String, Object> young = about("SUBSCRIBERS");
        young.put("evidence", evidence(1, false));
        Desk.asEditor().body(young).post("/v1/list-imports").then().statusCode(400);
        given().contentType("application/json")
                .body(about("SUBSCRIBERS"))
                .post("/v1/list-imports")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.staff("aki", "auditor"))
                .contentType("application/json")
                .body(about("SUBSCRIBERS"))
                .post("/v1/list-imports")
                .then()
                .statusCode(403);

        for (String day : List.of("1969-12-31", LocalDate.now().plusDays(2).toString())) {
            Map<String, Object> never = about("SUBSCRIBERS");
            Map<String, Object> evidence = new HashMap<>(evidence(1, true));
            evidence.put("consentedOn", day);
            never.put("evidence", evidence);
            Desk.asEditor()
                    .body(never)
                    .post("/v1/list-imports")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", is("evidence.consentedOn"));
        }
        Map<String, Object> oldLinks = about("OLD_LINKS");
        oldLinks.remove("topic");
        Desk.asEditor()
                .body(oldLinks)
                .post("/v1/list-imports")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("topic"));

        String id = hand(about("SUBSCRIBERS"), "mail\nx@example.jp".getBytes(StandardCharsets.UTF_8));
        check(id).then().body("state", is("BROKEN"));
        post("/v1/list-imports/" + id + "/run").then().statusCode(409);
        get("/v1/list-imports/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whoTakesAStopBackConsentsHereAndNotInTheFormerSystem() {
        String hana = Desk.address();
        take(list(hana));
        leave(hana);
        UUID stop = UUID.fromString(desk.value(
                "select u.id::text from unsubscription u join reader r on r.id = u.reader where r.person = ?",
                desk.person(hana).value()));

        desk.post("/v1/unsubscriptions/undo", Map.of("token", links.token(LinkPurpose.UNDO, stop)))
                .then()
                .statusCode(200);

        assertThat(living(hana)).hasSize(1);
        assertThat(desk.values(
                        "select channel from sign_up where person = ? order by id",
                        desk.person(hana).value()))
                .containsExactly("IMPORT", "FORM");
    }

    @Test
    void whoCameBackByThemselvesStaysAndARefusalOfOneTopicIsOfThatTopic() {
        String hana = Desk.address();
        String taro = Desk.address();
        String mika = Desk.address();
        desk.subscribe(offer, hana);

        refuse(hana + ",REFUSED,2020-01-01");

        assertThat(living(hana)).hasSize(1);
        Map<String, Object> about = about("REFUSALS");
        about.remove("evidence");
        String id = hand(about, list(taro, mika));
        check(id);
        run(id).then().body("taken", is(2));
        assertThat(desk.values(
                        "select scope from suppression where scope = ?",
                        offer.topic().toString()))
                .hasSize(2);
        Desk.Offer refused = offer;
        offer = desk.offer();
        take(list(taro));
        assertThat(living(taro)).as("another topic was not refused").hasSize(1);
        desk.subscribe(offer, mika);
        offer = refused;
        take(list(taro, mika));
        assertThat(living(taro)).hasSize(1);
        assertThat(living(mika))
                .as("her own sign-up for another topic lifts nothing here")
                .hasSize(1);
    }

    @Test
    void aListNobodyGoesOnWithIsForgottenAndAPartKeepsItAlive() {
        String id = hand(about("SUBSCRIBERS"), list(Desk.address()));
        desk.change("update list_import set changed_at = now() - interval '8 days' where id = ?", UUID.fromString(id));
        part(id, 3, new byte[] {'\n'});
        run.clear();
        get("/v1/list-imports/" + id).then().body("state", is("OPEN"));
        desk.change("update list_import set changed_at = now() - interval '8 days' where id = ?", UUID.fromString(id));

        run.clear();

        get("/v1/list-imports/" + id).then().body("state", is("BROKEN"));
        assertThat(desk.values("select number::text from list_import_part where import = ?", UUID.fromString(id)))
                .isEmpty();
    }

    /** Neither as text nor as the bytes that PostgreSQL shows in hex. */
    private void nothingIsPlainAtRest(String... words) {
        for (String table : List.of("reader", "sign_up", "list_import", "list_import_part", "list_import_refusal")) {
            List<String> rows = desk.values("select cast(t as text) from " + table + " t");
            for (String word : words) {
                assertThat(rows)
                        .as(table)
                        .noneMatch(row -> row.contains(word)
                                || row.contains(hex(word, MS932))
                                || row.contains(hex(word, StandardCharsets.UTF_8)));
            }
        }
    }

    private static String hex(String word, Charset charset) {
        return HexFormat.of().formatHex(word.getBytes(charset));
    }

    private Map<String, Object> about(String kind) {
        return Lists.about(offer, kind);
    }

    private void take(byte[] file) {
        String id = hand(about("SUBSCRIBERS"), file);
        check(id);
        run(id).then().body("state", is("DONE"));
    }

    private void refuse(String line) {
        Map<String, Object> about = about("REFUSALS");
        about.remove("evidence");
        about.remove("topic");
        String id = hand(about, ("address,reason,since\n" + line).getBytes(StandardCharsets.UTF_8));
        check(id);
        run(id).then().body("state", is("DONE")).body("wrong", is(0));
    }

    private void leave(String address) {
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", address))
                .then()
                .statusCode(200);
    }

    private void child(String address) {
        desk.tell(
                "madoguchi.rights-tasks",
                "child.removal-requested",
                "x" + UUID.randomUUID(),
                1,
                Map.of(
                        "removal",
                        UUID.randomUUID(),
                        "person",
                        desk.person(address).value()));
    }

    private List<String> living(String address) {
        return desk.values(
                "select id::text from subscription where person = ? and state <> 'ENDED'",
                desk.person(address).value());
    }

    private List<String> readers(String address) {
        return desk.values(
                "select id::text from reader where person = ?",
                desk.person(address).value());
    }

    private int subscribed() {
        return desk.values("select id::text from subscription where topic = ?", offer.topic())
                .size();
    }
}
