package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;

/** A person with a mail address of their own, who signs up, reads the mails that come and follows their links. */
public final class Reader {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final House house;
    private final Visitor visitor;
    private final String address;
    private final String locale;

    private Reader(House house, String locale) {
        this.house = house;
        this.visitor = house.visitor();
        this.locale = locale;
        this.address = "reader-" + UUID.randomUUID().toString().substring(0, 13) + "@example.jp";
    }

    public static Reader of(House house, String locale) {
        return new Reader(house, locale);
    }

    /** Signed up, confirmed, and holding the receipt. */
    public static Reader subscribed(House house, Topic topic, String locale) {
        Reader reader = new Reader(house, locale);
        assertThat(reader.signUp(topic).statusCode()).isEqualTo(202);
        Response confirmed = reader.visitor.confirm(reader.confirmToken());
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        reader.welcome();
        return reader;
    }

    public String address() {
        return address;
    }

    public String locale() {
        return locale;
    }

    public Visitor visitor() {
        return visitor;
    }

    public Response signUp(Topic topic) {
        return visitor.signUp(visitor.form(topic, locale, address));
    }

    public String confirmToken() {
        return house.mailbox()
                .await(address, mail -> mail.token("confirm").isPresent())
                .token("confirm")
                .orElseThrow();
    }

    /** The mail after the consent was recorded, with the receipt and the link to the choices. */
    public Mail welcome() {
        return house.mailbox()
                .await(address, mail -> mail.attachment("receipt.jws").isPresent());
    }

    /** The reference under which this reader stands at the company. */
    public String person(String company) {
        return house.personRef(company, address);
    }

    public Receipt receipt() {
        return Receipt.read(welcome().attachment("receipt.jws").orElseThrow());
    }

    public String choicesToken() {
        return welcome().token("choices").orElseThrow();
    }

    /** The reader's copy of an issue whose subject holds the mark. */
    public Mail issue(String mark) {
        return house.mailbox().await(address, mail -> mail.subject().contains(mark));
    }

    public void awaitDecision(Topic topic, String expected) {
        Decision.await(house, receipt().person(), topic, expected);
    }
}
