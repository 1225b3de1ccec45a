package io.madoguchi.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Sweepstake;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One can enter a sweepstake, once, and anyone can check its draw with programs that share nothing with the house. */
@InTheHouse
class E3PromotionIT {

    private static final String FIRST = "verify_draw.py";

    /** The second program; the first is downloaded from the page of the promotion, as anyone does. */
    private static final Path SECOND = Path.of(System.getProperty("madoguchi.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("acceptance/verifier/VerifyDraw.java");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final House house;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    E3PromotionIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E3")
    void peopleEnterOnceAndTheDrawIsOneThatAnybodyCanDoAgain(@TempDir Path folder) throws Exception {
        Sweepstake sweepstake =
                Sweepstake.published(house, Sweepstake.window(Duration.ofSeconds(15), Duration.ofSeconds(90)));
        String commitment = sweepstake.look().path("commitment").asText();
        sweepstake.awaitOpen();
        String hana = "hana-" + mark + "@example.jp";
        String ticket = Sweepstake.ticket(enterInTheBrowser(sweepstake, "ja", hana));
        assertThat(sweepstake
                        .send(sweepstake.entry("ja", "hana-" + mark + "+again@example.jp"))
                        .asString())
                .as("the same answer, and no second entry")
                .isEqualTo("{\"state\":\"CHECK_YOUR_MAIL\"}");
        List<String> all = new ArrayList<>(List.of(hana));
        for (int i = 0; i < 4; i++) {
            all.add("other-" + i + "-" + mark + "@example.jp");
            sweepstake.enter("ja", all.getLast());
        }
        nobodyIsSubscribed(hana);

        sweepstake.awaitClosed();
        assertThat(sweepstake.look().path("entries").asInt())
                .as("one entry a person")
                .isEqualTo(5);
        String root = sweepstake.look().path("root").asText();
        Response late = sweepstake.send(sweepstake.entry("ja", "late-" + mark + "@example.jp"));
        assertThat(late.<String>path("type")).isEqualTo("/problems/promotion-not-open");
        drawByTwoPeople(sweepstake);

        Path transcript = folder.resolve("transcript.json");
        String published =
                house.visitor().api().get(sweepstake.api("/transcript")).asString();
        Files.writeString(transcript, published);
        downloadTheProgram(sweepstake, folder);
        assertThat(python(
                        transcript,
                        "--root",
                        root,
                        "--commitment",
                        commitment,
                        "--ticket",
                        ticket,
                        "--value",
                        Sweepstake.VALUE))
                .startsWith("0 ")
                .contains("HOLDS: 5 entries", "entry: number");
        assertThat(java(transcript)).startsWith("0 ").contains("HOLDS: 5 entries");
        assertThat(published).doesNotContain("@example", mark);
        alteredTranscriptsAreSeen(transcript, published, root);
        theWinnersAreToldAndAnswer(sweepstake, all);
    }

    @Test
    @Clause("E3")
    void aChildIsNotTakenAndAnEntryIsTakenBackWithOnePress() {
        Sweepstake sweepstake = Sweepstake.published(house, Map.of()).open();
        String address = "mika-" + mark + "@example.jp";

        Map<String, Object> young = sweepstake.entry("en", address);
        young.put("age", "UNDER_SIXTEEN");
        Response refused = sweepstake.send(young);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("type")).isEqualTo("/problems/too-young");
        Mail receipt = enterInTheBrowser(sweepstake, "en", address);

        try (BrowserContext context = house.browser().visit("en", 375, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/entry/" + receipt.token("entry").orElseThrow());
            assertThat(page.locator("main")).containsText(Sweepstake.ticket(receipt));
            SubscribePage.press(page);
            assertThat(page.locator("h1")).containsText("taken back");
        }

        assertThat(house.database("subscription")
                        .count("promotion_entry where person = ?", house.personRef("aoba", address)))
                .isZero();
    }

    @Test
    @Clause("E3")
    void nothingOpensBeforeASecondPersonPublishedItsRules() {
        Sweepstake sweepstake = Sweepstake.drafted(house, Map.of());

        assertThat(house.visitor().api().get(sweepstake.api("")).statusCode())
                .as("a draft is nobody's to see")
                .isEqualTo(404);
        assertThat(house.staff()
                        .emi()
                        .post(sweepstake.api("/publication"), Map.of())
                        .statusCode())
                .as("its author")
                .isIn(403, 409);
        assertThat(house.staff()
                        .ana()
                        .post(sweepstake.api("/publication"), Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(sweepstake
                        .send(sweepstake.entry("ja", "early-" + mark + "@example.jp"))
                        .<String>path("type"))
                .isEqualTo("/problems/promotion-not-open");
    }

    @Test
    @Clause("E3")
    void aPrizeThatTheLawCapsIsNotOfferedAboveIt() {
        Sweepstake dear = Sweepstake.drafted(
                house, Map.of("kind", "GENERAL", "transactionValue", 200, "expectedSales", 10_000_000));

        Response refused = house.staff().ana().post(dear.api("/publication"), Map.of());

        assertThat(refused.statusCode())
                .as("5,000 yen, where 20 times 200 are allowed")
                .isEqualTo(422);
        assertThat(refused.<String>path("type")).isEqualTo("/problems/premium-cap");
        assertThat(refused.<String>path("errors[0].message")).contains("4000 JPY");
    }

    private Mail enterInTheBrowser(Sweepstake sweepstake, String language, String address) {
        String page = house.site() + "/" + language + "/promotions/" + sweepstake.id();
        try (BrowserContext context = house.browser().visit(language, 375, false)) {
            Page open = context.newPage();
            open.navigate(page);
            open.locator("main a[href$='/enter']").first().click();
            assertThat(open.locator("section.notice").last()).isVisible();
            SubscribePage.send(open, address);
            assertThat(open).hasURL(page + "/entered");
        }
        return sweepstake.receipt(address);
    }

    private void nobodyIsSubscribed(String address) {
        String person = house.personRef("aoba", address);
        assertThat(house.database("subscription").count("subscription where person = ?", person))
                .isZero();
        assertThat(house.database("subscription").count("sign_up where person = ?", person))
                .isZero();
        assertThat(house.broker().eventsOf("madoguchi.subscriptions", "promotion.entered", person))
                .hasSize(1);
        assertThat(house.broker().eventsOf("madoguchi.subscriptions", "subscription.confirmed", person))
                .isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(house.database("consent")
                                .count("acquisition where person = ? and channel = 'FORM'", person))
                        .as("it is known what was taken of whom, and under which notice")
                        .isOne());
    }

    /** Emi states the value by the API, Ana witnesses it in the console. */
    private void drawByTwoPeople(Sweepstake sweepstake) {
        sweepstake.state();
        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            SignInPage.open(house, page, "ana", "/console/promotions/" + sweepstake.id() + "?l=en");
            assertThat(page.locator("main")).not().containsText(Sweepstake.VALUE);
            page.locator("#value").fill(Sweepstake.VALUE);
            page.locator("button[name=do][value=draw]").click();
            assertThat(page.locator("#awards")).isVisible();
        }
        assertThat(sweepstake.look().path("state").asText()).isEqualTo("DRAWN");
    }

    private void downloadTheProgram(Sweepstake sweepstake, Path folder) throws IOException {
        String program = "/assets/" + FIRST;
        assertThat(house.visitor()
                        .api()
                        .get("/en/promotions/" + sweepstake.id())
                        .asString())
                .contains("href=\"" + program + "\"");
        Files.writeString(
                folder.resolve(FIRST), house.visitor().api().get(program).asString());
    }

    private void alteredTranscriptsAreSeen(Path transcript, String published, String root) throws Exception {
        JsonNode whole = new ObjectMapper().readTree(published);
        String leaf = whole.path("entries").path("leaves").path(0).asText();
        List<String> altered = List.of(
                published.replace(leaf, "0".repeat(64)),
                published.replace("\"order\":[", "\"order\":[4,"),
                published.replace(Sweepstake.VALUE, Sweepstake.VALUE.replace('8', '9')),
                published.replace(whole.path("secret").asText(), "1".repeat(64)));
        for (String other : altered) {
            assertThat(other).isNotEqualTo(published);
            Files.writeString(transcript, other);
            assertThat(python(transcript, "--root", root)).startsWith("1 ").contains("BROKEN");
            assertThat(java(transcript)).startsWith("1 ").contains("BROKEN");
        }
    }

    private void theWinnersAreToldAndAnswer(Sweepstake sweepstake, List<String> all) {
        List<String> won = Awaitility.await("two are told")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> all.stream()
                                .filter(each -> house.mailbox().of(each).stream()
                                        .anyMatch(mail -> mail.token("prize").isPresent()))
                                .toList(),
                        told -> told.size() == 2);
        Mail news = sweepstake.news(won.getFirst());
        try (BrowserContext context = house.browser().visit("ja", 375, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/ja/prize/" + news.token("prize").orElseThrow());
            assertThat(page.locator("main")).containsText("秋の計器くじ");
            page.locator("button[name=do][value=CLAIM]").click();
            assertThat(page.locator("main")).containsText("お返事を受け取りました");
        }
        JsonNode ledger = Visitor.json(house.staff().emi().get(sweepstake.api("/awards")));
        assertThat(ledger.path("items"))
                .extracting(each -> each.path("state").asText())
                .contains("CLAIMED", "WAITING", "ALTERNATE");
        assertThat(ledger.toString()).doesNotContain("@example");
    }

    private static String python(Path transcript, String... arguments) throws IOException, InterruptedException {
        return run(List.of("python3", transcript.resolveSibling(FIRST).toString()), transcript, arguments);
    }

    private static String java(Path transcript) throws IOException, InterruptedException {
        return run(List.of(JAVA, SECOND.toString()), transcript);
    }

    /** The exit code, and what the program said. */
    private static String run(List<String> program, Path transcript, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.add(transcript.toString());
        command.addAll(Arrays.asList(arguments));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return started.waitFor() + " " + said;
    }
}
