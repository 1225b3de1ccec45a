package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Where Oto sets up a sending identity of Aoba Instruments, and Ken records whose relay it uses. */
public final class SendingDesk {

    public static final String IDENTITIES = Visitor.SUBSCRIPTION + "/sending-identities";

    private static final String RECIPIENTS = Visitor.CONSENT + "/registers/recipients";

    private final House house;

    public SendingDesk(House house) {
        this.house = house;
    }

    /** A vendor with a commitment in force; its id. */
    public String vendor() {
        Response made = house.staff()
                .ken()
                .post(
                        RECIPIENTS,
                        Map.of(
                                "company",
                                "aoba",
                                "code",
                                "relay-" + UUID.randomUUID().toString().substring(0, 8),
                                "contents",
                                contents()));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static Map<String, Object> contents() {
        Map<String, Object> commitment = Map.of(
                "document",
                Map.of("reference", "contract-2026-11", "sha256", "c".repeat(64)),
                "confidentiality",
                true,
                "onlyForUs",
                true,
                "safeguards",
                true,
                "from",
                "2026-01-01");
        return Map.of(
                "recipient",
                Map.of(
                        "kind",
                        "ENTRUSTED_VENDOR",
                        "names",
                        Map.of("ja", "配送サービス", "en", "Relay service"),
                        "country",
                        "JP",
                        "standingAccess",
                        true,
                        "commitment",
                        commitment,
                        "reviewBy",
                        "2099-12-31"));
    }

    public void end(String vendor) {
        Response ended = house.staff().ken().post(RECIPIENTS + "/" + vendor + "/ending", Map.of());
        assertThat(ended.statusCode()).as(ended.asString()).isEqualTo(200);
    }

    public void renew(String vendor) {
        Response renewed =
                house.staff().ken().post(RECIPIENTS + "/" + vendor + "/revisions", Map.of("contents", contents()));
        assertThat(renewed.statusCode()).as(renewed.asString()).isEqualTo(201);
    }

    /** An identity that hands its mails to the mail catcher, from this address. */
    public String identity(String from, @Nullable String vendor) {
        Map<String, Object> body = Map.of("company", "aoba", "settings", settings(from, vendor));
        // the vendor becomes known by an event, so that the first attempts may come too early
        return Awaitility.await("the identity can be made")
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.staff().operator().post(IDENTITIES, body), made -> made.statusCode() == 201)
                .path("id");
    }

    private Map<String, Object> settings(String from, @Nullable String vendor) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "name",
                "News " + UUID.randomUUID().toString().substring(0, 8),
                "relay",
                Map.of("host", "127.0.0.1", "port", house.desk().secondPort("mails"), "encryption", "NONE"),
                "from",
                from,
                "names",
                Map.of("ja", "青葉計器だより", "en", "Aoba Instruments News")));
        if (vendor != null) {
            settings.put("vendor", vendor);
        }
        return settings;
    }

    /** With another address: what was tested before is not what is sent with now. */
    public void readdress(String identity, String from) {
        Response seen = house.staff().operator().get(IDENTITIES + "/" + identity);
        Response changed = house.staff()
                .operator()
                .put(IDENTITIES + "/" + identity, settings(from, seen.path("vendor")), seen.header("ETag"));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    public void test(String identity, String to) {
        Response sent = house.staff().operator().post(IDENTITIES + "/" + identity + "/test-mails", Map.of("to", to));
        assertThat(sent.<String>path("verdict")).as(sent.asString()).isEqualTo("ACCEPTED");
    }

    public void use(Topic topic, String identity) {
        Response named = house.staff()
                .emi()
                .put(
                        Visitor.SUBSCRIPTION + "/topics/" + topic.id() + "/identity",
                        Map.of("identity", identity),
                        "\"0\"");
        assertThat(named.statusCode()).as(named.asString()).isEqualTo(200);
    }

    /** Long enough for each sender to have seen it with a heartbeat. */
    public void awaitIdentity(String identity, String standing) {
        Awaitility.await("the identity is " + standing)
                .atMost(Duration.ofSeconds(20))
                .during(Duration.ofSeconds(3))
                .until(
                        () -> house.staff()
                                .operator()
                                .get(IDENTITIES + "/" + identity)
                                .<String>path("standing"),
                        standing::equals);
    }

    /** Until the issue says so of its sender. */
    public void awaitStanding(String issue, String standing) {
        Awaitility.await("the sender of the issue is " + standing)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> house.staff()
                                .emi()
                                .get(Newsroom.ISSUES + "/" + issue + "/sender")
                                .<String>path("standing"),
                        standing::equals);
    }
}
