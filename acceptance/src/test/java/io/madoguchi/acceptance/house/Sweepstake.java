package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A promotion of Aoba Instruments: Emi writes it and states the value, Ana publishes it and draws. */
public final class Sweepstake {

    /** What decides the draw, as if it had been read at its source. */
    public static final String VALUE = "2026-11-22 38712";

    private static final String PROMOTIONS = Visitor.SUBSCRIPTION + "/promotions";

    private static final String RULES_JA = """
            ## 応募できる方

            16歳以上の方、お一人様一口です。応募に費用はかかりません。

            ## 賞品と抽選

            締め切りの後、二人の係が公開の値を読み、だれでも確かめられる方法で抽選します。当選された方にはメールでお知らせします。
            """;

    private static final String RULES_EN = """
            ## Who may enter

            Anyone of sixteen or over, once a person. Entering costs nothing.

            ## Prizes and draw

            After the close two people read the public value, and the draw is done in a way that anyone can check. Winners are told by mail.
            """;

    private final House house;
    private final Topic topic;
    private final String id;

    private Sweepstake(House house, Topic topic, String id) {
        this.house = house;
        this.topic = topic;
        this.id = id;
    }

    /** A draft; {@code terms} replace the usual ones. */
    public static Sweepstake drafted(House house, Map<String, ?> terms) {
        Topic topic = house.visitor().newsletter();
        Map<String, Object> whole = terms(topic, Duration.ofHours(1), Duration.ofDays(8));
        whole.putAll(terms);
        Response made = house.staff()
                .emi()
                .post(
                        PROMOTIONS,
                        Map.of(
                                "company",
                                topic.company(),
                                "slug",
                                "draw-" + UUID.randomUUID().toString().substring(0, 13),
                                "terms",
                                whole,
                                "rules",
                                Map.of("ja", RULES_JA, "en", RULES_EN)));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return new Sweepstake(house, topic, made.path("id"));
    }

    /** Published, and not open yet. */
    public static Sweepstake published(House house, Map<String, ?> terms) {
        Sweepstake drafted = drafted(house, terms);
        Response out = house.staff().ana().post(drafted.api("/publication"), Map.of());
        assertThat(out.statusCode()).as(out.asString()).isEqualTo(200);
        return drafted;
    }

    /** When it opens and closes from now, and the public value two seconds later. */
    public static Map<String, Object> window(Duration opens, Duration closes) {
        Instant now = Instant.now();
        return new HashMap<>(Map.of(
                "opensAt", now.plus(opens).toString(),
                "closesAt", now.plus(closes).toString(),
                "valueDue", now.plus(closes).plusSeconds(2).toString()));
    }

    public String id() {
        return id;
    }

    /** Where the service has it. */
    public String api(String below) {
        return PROMOTIONS + "/" + id + below;
    }

    public JsonNode look() {
        return Visitor.json(house.visitor().api().get(api("")));
    }

    /** A whole and valid entry; a test changes the one thing it is about. */
    public Map<String, Object> entry(String locale, String address) {
        return new HashMap<>(Map.of(
                "notice",
                house.visitor().notice(topic).shown(locale),
                "rules",
                look().path("rules").asInt(),
                "locale",
                locale,
                "address",
                address,
                "age",
                "SIXTEEN_OR_OVER"));
    }

    public Response send(Map<String, Object> entry) {
        return house.visitor().api().post(api("/entries"), entry);
    }

    /** Enters, and waits for the receipt. */
    public Mail enter(String locale, String address) {
        Response taken = send(entry(locale, address));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        return receipt(address);
    }

    public Mail receipt(String address) {
        return house.mailbox().await(address, mail -> mail.token("entry").isPresent());
    }

    /** The mail that tells a winner. */
    public Mail news(String address) {
        return house.mailbox().await(address, mail -> mail.token("prize").isPresent());
    }

    public static String ticket(Mail receipt) {
        return receipt.text()
                .lines()
                .filter(line -> line.contains("応募番号：") || line.contains("Number of your entry: "))
                .map(line -> line.replaceFirst(".*[：:]\\s*", "").strip())
                .findFirst()
                .orElseThrow();
    }

    public void awaitOpen() {
        Awaitility.await("it opens")
                .atMost(Duration.ofSeconds(60))
                .until(() -> look().path("open").asBoolean());
    }

    public void awaitClosed() {
        Awaitility.await("it closes by itself")
                .atMost(Duration.ofSeconds(150))
                .until(() -> look().path("state").asText().equals("CLOSED"));
    }

    /** Its opening has come: for tests that are not about time. */
    public Sweepstake open() {
        Past.change(
                house,
                "subscription",
                "update promotion set opens_at = now() - interval '1 hour' where id = cast(? as uuid)",
                id);
        return this;
    }

    /** Its window is over, and the public value exists: for tests that are not about time. */
    public Sweepstake close() {
        Past.change(
                house,
                "subscription",
                "update promotion set opens_at = now() - interval '1 day', closes_at = now() - interval '2 minutes',"
                        + " value_due = now() - interval '1 minute' where id = cast(? as uuid)",
                id);
        awaitClosed();
        return this;
    }

    /** Emi says what she read. */
    public void state() {
        Awaitility.await("the value exists")
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.staff()
                                .emi()
                                .post(api("/public-value"), Map.of("value", VALUE))
                                .statusCode()
                        == 200);
    }

    /** Ana reads the same. */
    public void draw() {
        Response drawn = house.staff().ana().post(api("/draw"), Map.of("value", VALUE));
        assertThat(drawn.statusCode()).as(drawn.asString()).isEqualTo(200);
    }

    private static Map<String, Object> terms(Topic topic, Duration opens, Duration closes) {
        Map<String, Object> terms = window(opens, closes);
        terms.put("titles", Map.of("ja", "秋の計器くじ", "en", "Autumn instrument draw"));
        terms.put("kind", "OPEN");
        terms.put("collectionPoint", topic.collectionPoint());
        terms.put("purpose", topic.purpose());
        terms.put(
                "publicSource",
                Map.of("ja", "全国自治宝くじ ナンバーズ5の当せん番号", "en", "Winning number of the state lottery Numbers 5"));
        terms.put(
                "prizes",
                List.of(
                        Map.of("names", Map.of("ja", "卓上の温度計", "en", "Desk thermometer"), "value", 5_000, "count", 1),
                        Map.of("names", Map.of("ja", "ものさし", "en", "Ruler"), "value", 500, "count", 1)));
        terms.put("alternates", 2);
        terms.put("contactDays", 14);
        terms.put("keepDays", 30);
        terms.put("winnerKeepDays", 90);
        return terms;
    }
}
