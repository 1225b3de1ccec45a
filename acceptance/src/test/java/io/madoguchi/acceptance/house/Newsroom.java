package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Where an issue is written by one person, approved by another, and sent. */
public final class Newsroom {

    public static final String ISSUES = Visitor.SUBSCRIPTION + "/issues";

    private final Staff staff;

    public Newsroom(Staff staff) {
        this.staff = staff;
    }

    /** A draft by emi in both languages; the mark stands in both subjects. */
    public String write(String topic, String mark) {
        Response written =
                staff.emi().post(ISSUES, issue(topic, mark), UUID.randomUUID().toString());
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(201);
        return written.path("id");
    }

    /** The request that writes such a draft. */
    public static Map<String, Object> issue(String topic, String mark) {
        Map<String, String> ja = variant(mark + " 秋のお知らせ", "# 秋のお知らせ\n\n新しい**計器**ができました。");
        Map<String, String> en = variant(mark + " Autumn news", "# Autumn news\n\nA new **instrument** is ready.");
        return Map.of("topic", topic, "variants", Map.of("ja", ja, "en", en));
    }

    public void approve(String issue) {
        handIn(issue);
        done(staff.ana().post(ISSUES + "/" + issue + "/approval", Map.of()));
    }

    /** So many mails a second from now on, or as many as the receiver takes; senders know it at their next heartbeat. */
    public void pace(@Nullable Integer perSecond) {
        Map<String, Integer> decided = perSecond == null ? Map.of() : Map.of("perSecond", perSecond);
        done(staff.operator().put(Visitor.SUBSCRIPTION + "/senders/lanes/mail.example.jp/other", decided, "\"0\""));
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    }

    public void sendNow(String issue) {
        done(staff.emi().post(ISSUES + "/" + issue + "/schedule", Map.of()));
    }

    /** Written, approved and on its way. */
    public String send(String topic, String mark) {
        String issue = write(topic, mark);
        approve(issue);
        sendNow(issue);
        return issue;
    }

    /** A test copy in every language it has, to emi herself. */
    public void sendTest(String issue) {
        done(staff.emi().post(ISSUES + "/" + issue + "/test-sends", Map.of()));
    }

    public void reject(String issue, String reason) {
        done(staff.ana().post(ISSUES + "/" + issue + "/rejection", Map.of("reason", reason)));
    }

    public void schedule(String issue, Instant at) {
        done(staff.emi().post(ISSUES + "/" + issue + "/schedule", Map.of("at", at.toString())));
    }

    public void stop(String issue) {
        done(staff.emi().post(ISSUES + "/" + issue + "/stop", Map.of()));
    }

    public void handIn(String issue) {
        done(staff.emi().post(ISSUES + "/" + issue + "/review", Map.of()));
    }

    public Response look(String issue) {
        return staff.emi().get(ISSUES + "/" + issue);
    }

    /** All mails of the issue have come to an end: none is planned, under way or put off. */
    public Response awaitCompleted(String issue) {
        return Awaitility.await("the issue is completed")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> look(issue), seen -> "COMPLETED".equals(seen.path("state")));
    }

    private static void done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    }

    private static Map<String, String> variant(String subject, String body) {
        return Map.of("subject", subject, "body", body);
    }
}
