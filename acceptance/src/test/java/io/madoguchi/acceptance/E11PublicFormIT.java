package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.ContactPage;
import io.madoguchi.acceptance.house.Crowd;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A form with the option "Unsubscribe from the mail service": no old mail, no sign-in. */
@InTheHouse
class E11PublicFormIT {

    private final House house;

    E11PublicFormIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E11")
    void theContactFormStopsTheMailAndOneMailBringsItBack() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");
        reader.awaitDecision(topic, "ALLOW");

        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/contact");
            assertThat(page.locator("main").innerText()).contains("Unsubscribe from the mail service");
            ContactPage.unsubscribe(page, "aoba", reader.address());
            assertThat(context.cookies()).isEmpty();
        }

        assertThat(subscriptions(reader, "ENDED")).isEqualTo(1);
        reader.awaitDecision(topic, "DENY");
        Mail told = house.mailbox()
                .await(reader.address(), mail -> mail.token("undo").isPresent());
        undo(told);
        reader.awaitDecision(topic, "ALLOW");
        assertThat(subscriptions(reader, "ACTIVE")).isEqualTo(1);
        assertThat(house.mailbox().of(reader.address()).stream()
                        .filter(mail -> mail.token("undo").isPresent()))
                .as("one service mail, not several")
                .hasSize(1);
    }

    @Test
    @Clause("E11")
    void theAnswerIsTheSameForAnAddressNobodyKnows() {
        Topic topic = house.visitor().newsletter();
        Reader known = Reader.subscribed(house, topic, "ja");
        String unknown = "nobody-" + UUID.randomUUID() + "@example.jp";

        Response stopped = house.visitor().leave("aoba", known.address());
        Response nothing = house.visitor().leave("aoba", unknown);

        assertThat(nothing.statusCode()).isEqualTo(200).isEqualTo(stopped.statusCode());
        assertThat(nothing.asString()).isEqualTo(stopped.asString());
        assertThat(nothing.headers().asList().stream().map(header -> header.getName()))
                .containsExactlyInAnyOrderElementsOf(stopped.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
        house.mailbox().await(known.address(), mail -> mail.token("undo").isPresent());
        assertThat(house.mailbox().of(unknown)).isEmpty();
    }

    @Test
    @Clause("E11")
    void theTimeOfTheAnswerTellsNothingEither() throws Exception {
        Topic topic = house.visitor().newsletter();
        List<Reader> readers = Crowd.subscribed(house, topic, "en", 24);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();

        for (Reader reader : readers) {
            Visitor visitor = house.visitor();
            micros(visitor, somebodyElse());
            unknown.add(micros(visitor, somebodyElse()));
            known.add(micros(visitor, reader.address()));
        }

        assertThat(fastest(known) / fastest(unknown))
                .as("the fastest answers, which noise touches least: %s against %s", known, unknown)
                .isBetween(0.9, 1.1);
        assertThat(guessing(known, unknown))
                .as("how often the slower of two answers is the known one: %s against %s", known, unknown)
                .isBetween(0.2, 0.8);
    }

    private static double fastest(List<Long> micros) {
        return Collections.min(micros);
    }

    /** A stop is said to one company: what the same address has at another goes on. */
    @Test
    @Clause("E11")
    void theOtherCompanyIsNotTouched() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");

        assertThat(house.visitor().leave("aoba-print", reader.address()).statusCode())
                .isEqualTo(200);

        house.letMailsPass();
        assertThat(subscriptions(reader, "ACTIVE")).isEqualTo(1);
        reader.awaitDecision(topic, "ALLOW");
        assertThat(house.mailbox().of(reader.address()))
                .noneMatch(mail -> mail.token("undo").isPresent());
    }

    private void undo(Mail told) {
        try (BrowserContext context = house.browser().visit("en", 320, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/undo/" + told.token("undo").orElseThrow());
            SubscribePage.press(page);
        }
    }

    private long subscriptions(Reader reader, String state) {
        return house.database("subscription")
                .count(
                        "subscription where person = ? and state = ?",
                        reader.receipt().person(),
                        state);
    }

    private static String somebodyElse() {
        return "nobody-" + UUID.randomUUID() + "@example.jp";
    }

    private static long micros(Visitor visitor, String address) {
        long begin = System.nanoTime();
        Response answer = visitor.leave("aoba", address);
        long end = System.nanoTime();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return (end - begin) / 1_000;
    }

    /** The area under the curve: 0.5 is a coin, 1 and 0 are certainty. */
    private static double guessing(List<Long> known, List<Long> unknown) {
        double wins = 0;
        for (long one : known) {
            for (long other : unknown) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return wins / (known.size() * unknown.size());
    }
}
