package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.Crowd;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One can always unsubscribe. */
@InTheHouse
class E6UnsubscribeIT {

    private final House house;

    E6UnsubscribeIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E6")
    void oneClickInTheMailProgramEndsItAtOnce() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        reader.awaitDecision(topic, "ALLOW");
        Mail issue = received(topic, reader);
        String token = issue.oneClickToken().orElseThrow();
        assertThat(issue.only("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

        Response left = house.visitor().oneClick(token);

        assertThat(left.statusCode()).as(left.asString()).isEqualTo(200);
        assertThat(left.cookies()).isEmpty();
        assertThat(ended(reader, "ONE_CLICK")).isEqualTo(1);
        reader.awaitDecision(topic, "DENY");
        assertThat(house.broker()
                        .eventsOf(
                                "madoguchi.subscriptions",
                                "subscription.ended",
                                reader.receipt().person()))
                .hasSize(1);
        assertThat(house.visitor().oneClick(token).statusCode())
                .as("once more changes nothing and is no fault")
                .isEqualTo(200);
        assertThat(nothingComesAfter(topic, reader)).isTrue();
    }

    @Test
    @Clause("E6")
    void lookingAtALinkChangesNothing() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");
        Mail issue = received(topic, reader);
        String body = issue.token("unsubscribe").orElseThrow();
        Caller scanner = house.visitor().api();

        for (String path : List.of(
                "/en/unsubscribe/" + body,
                "/one-click/" + issue.oneClickToken().orElseThrow(),
                "/en/choices/" + reader.choicesToken())) {
            assertThat(scanner.get(path).statusCode()).as(path).isIn(200, 303);
            assertThat(scanner.request().head(path).statusCode())
                    .as("HEAD " + path)
                    .isLessThan(500);
        }
        Response wrong = scanner.request()
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=Maybe")
                .post("/one-click/" + issue.oneClickToken().orElseThrow());

        assertThat(wrong.statusCode()).isBetween(400, 499);
        assertThat(ended(reader, "ONE_CLICK") + ended(reader, "READER")).isEqualTo(0);
        reader.awaitDecision(topic, "ALLOW");
    }

    @Test
    @Clause("E6")
    void theLinkInTheMailNeedsOnePress() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        String body = received(topic, reader).token("unsubscribe").orElseThrow();

        try (BrowserContext context = house.browser().visit("ja", 320, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/ja/unsubscribe/" + body);
            assertThat(page.locator("main form button[type=submit]").count()).isGreaterThanOrEqualTo(1);
            SubscribePage.press(page);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(context.cookies()).isEmpty();
        }

        assertThat(ended(reader, "READER")).isEqualTo(1);
        reader.awaitDecision(topic, "DENY");
        assertThat(nothingComesAfter(topic, reader)).isTrue();
    }

    @Test
    @Clause("E6")
    void whoLeavesInTheMiddleOfASendGetsNothingThatStartsLater() throws Exception {
        Topic topic = house.registrar("aoba-print").openTopic();
        List<Reader> readers = Crowd.subscribed(house, topic, "en", 40);
        List<Reader> leaving = readers.subList(10, 40);
        String first = "first-" + UUID.randomUUID();
        house.newsroom().awaitCompleted(house.newsroom().send(topic.id(), first));
        List<String> tokens = leaving.stream()
                .map(reader -> reader.issue(first).oneClickToken().orElseThrow())
                .toList();
        String mark = "middle-" + UUID.randomUUID();
        String issue = house.newsroom().write(topic.id(), mark);
        house.newsroom().approve(issue);
        List<Instant> told = new ArrayList<>();
        house.newsroom().pace(10);
        try {
            house.newsroom().sendNow(issue);
            Awaitility.await("the first mail")
                    .atMost(Reader.PATIENCE)
                    .until(() -> readers.stream()
                            .anyMatch(reader -> !mailsOf(reader, mark).isEmpty()));
            for (String token : tokens) {
                assertThat(house.visitor().oneClick(token).statusCode()).isEqualTo(200);
                told.add(Instant.now());
            }
        } finally {
            house.newsroom().pace(null);
        }
        house.newsroom().awaitCompleted(issue);

        List<Mail> sent = readers.stream()
                .flatMap(reader -> mailsOf(reader, mark).stream())
                .toList();
        for (int i = 0; i < leaving.size(); i++) {
            Reader reader = leaving.get(i);
            Instant gone = told.get(i);
            assertThat(sent.stream()
                            .filter(mail -> mail.recipients().contains(reader.address()))
                            .map(Mail::begun))
                    .as("MAIL FROM to someone who had left")
                    .noneMatch(begun -> begun.isAfter(gone));
        }
        assertThat(sent.stream().map(Mail::begun).max(Instant::compareTo).orElseThrow())
                .as("somebody left while mails were still going out, or this proved nothing")
                .isAfter(told.getFirst());
        for (Reader stayed : readers.subList(0, 10)) {
            assertThat(sent.stream().filter(mail -> mail.recipients().contains(stayed.address())))
                    .hasSize(1);
        }
    }

    private List<Mail> mailsOf(Reader reader, String mark) {
        return house.mailbox().of(reader.address()).stream()
                .filter(mail -> mail.subject().contains(mark))
                .toList();
    }

    private Mail received(Topic topic, Reader reader) {
        String mark = "E6-" + UUID.randomUUID();
        house.newsroom().send(topic.id(), mark);
        return reader.issue(mark);
    }

    /** An issue sent now reaches a reader who stayed, and not this one. */
    private boolean nothingComesAfter(Topic topic, Reader gone) {
        String mark = "after-" + UUID.randomUUID();
        String issue = house.newsroom().send(topic.id(), mark);
        house.newsroom().awaitCompleted(issue);
        return house.mailbox().of(gone.address()).stream()
                .noneMatch(mail -> mail.subject().contains(mark));
    }

    private long ended(Reader reader, String reason) {
        return house.database("subscription")
                .count(
                        "subscription where person = ? and state = 'ENDED' and end_reason = ?",
                        reader.receipt().person(),
                        reason);
    }
}
