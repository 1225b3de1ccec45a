package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Returns;
import io.madoguchi.acceptance.house.Topic;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes back over SMTP has its effect before it is acknowledged. */
@InTheHouse
class ReturnsIT {

    private static final Pattern MAILTO = Pattern.compile("<mailto:(u\\+[0-9a-v]+@returns\\.example\\.jp)\\?[^>]*>");

    private final House house;

    ReturnsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E6")
    void aMailToTheAddressInTheHeaderUnsubscribes() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        reader.awaitDecision(topic, "ALLOW");
        Mail issue = received(topic, reader);
        Matcher way = MAILTO.matcher(issue.only("List-Unsubscribe"));
        assertThat(way.find()).as(issue.only("List-Unsubscribe")).isTrue();
        assertThat(issue.oneClickToken()).isPresent();

        String first = house.returns().send(reader.address(), way.group(1), "Subject: unsubscribe\n\n");
        String second =
                house.returns().send("stranger@example.com", way.group(1).toUpperCase(Locale.ROOT), "Subject: x\n\n");

        assertThat(first).startsWith("250");
        assertThat(second)
                .as("the same answer, whether it was subscribed or not")
                .isEqualTo(first);
        assertThat(ended(reader, "MAIL")).isEqualTo(1);
        reader.awaitDecision(topic, "DENY");
        assertThat(nothingComesAfter(topic, reader)).isTrue();
    }

    @Test
    @Clause("E6")
    void aComplaintStopsEverythingAtOnce() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");
        reader.awaitDecision(topic, "ALLOW");
        Mail issue = received(topic, reader);

        assertThat(house.returns()
                        .send("fbl@provider.example.com", "abuse@returns.example.jp", Returns.complaint(issue)))
                .startsWith("250");

        assertThat(ended(reader, "COMPLAINT")).isEqualTo(1);
        reader.awaitDecision(topic, "DENY");
        assertThat(nothingComesAfter(topic, reader)).isTrue();
    }

    @Test
    void whereNobodyIsNoFurtherMailGoes() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        Mail issue = received(topic, reader);
        assertThat(issue.sender()).matches("b\\+[0-9a-v]{39}@returns\\.example\\.jp");
        assertThat(reader.welcome().sender())
                .as("service mails are named too")
                .matches("b\\+[0-9a-v]{39}@returns\\.example\\.jp")
                .isNotEqualTo(issue.sender());

        String bounce = Returns.bounce(reader.address(), "5.1.1");
        assertThat(house.returns().report(issue.sender(), bounce)).startsWith("250");
        assertThat(house.returns().report(issue.sender(), bounce))
                .as("once more changes nothing")
                .startsWith("250");

        assertThat(house.database("subscription")
                        .count("return_event where person = ? and kind = 'HARD'", person(reader)))
                .isEqualTo(1);
        assertThat(house.database("subscription")
                        .count("delivery where person = ? and returned = 'HARD 5.1.1'", person(reader)))
                .isEqualTo(1);
        assertThat(nothingComesAfter(topic, reader)).isTrue();
    }

    @Test
    void anAbsentReaderStaysAReader() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");
        Mail issue = received(topic, reader);
        int before = house.mailbox().of(reader.address()).size();

        assertThat(house.returns().report(issue.sender(), Returns.vacation(reader.address())))
                .startsWith("250");

        assertThat(house.database("subscription").count("bounce_score where person = ?", person(reader)))
                .isEqualTo(0);
        house.letMailsPass();
        assertThat(house.mailbox().of(reader.address())).as("nobody answers").hasSize(before);
        assertThat(nothingComesAfter(topic, reader)).isFalse();
    }

    @Test
    void nothingIsTakenForAnybodyElse() {
        String token = "0123456789abcdefghijklmnopqrstuv0123456";
        for (String to : List.of(
                "someone@example.com",
                "b+" + token + "@returns.example.jp",
                "u+" + token + "@returns.example.jp",
                "anything@returns.example.jp")) {
            assertThat(house.returns().send("a@example.com", to, "x")).as(to).startsWith("550");
        }
        assertThat(house.returns().send("a@example.com", "postmaster@returns.example.jp", "Subject: hello\n\nx"))
                .startsWith("250");
    }

    private Mail received(Topic topic, Reader reader) {
        String mark = "back-" + UUID.randomUUID();
        house.newsroom().send(topic.id(), mark);
        return reader.issue(mark);
    }

    private boolean nothingComesAfter(Topic topic, Reader gone) {
        String mark = "after-" + UUID.randomUUID();
        house.newsroom().awaitCompleted(house.newsroom().send(topic.id(), mark));
        return house.mailbox().of(gone.address()).stream()
                .noneMatch(mail -> mail.subject().contains(mark));
    }

    private long ended(Reader reader, String reason) {
        return house.database("subscription")
                .count("subscription where person = ? and state = 'ENDED' and end_reason = ?", person(reader), reason);
    }

    private static String person(Reader reader) {
        return reader.receipt().person();
    }
}
