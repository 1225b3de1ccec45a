package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Somebody for whom a guardian has answered reaches the age of answering alone (E14). */
public final class ComingOfAge {

    private final House house;

    public ComingOfAge(House house) {
        this.house = house;
    }

    /** The day is moved to today; that the person is asked then happens by itself. The mail that asks. */
    public Mail asked(Reader reader, Topic topic) {
        Response linked = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/guardians",
                        Map.of(
                                "company",
                                topic.company(),
                                "person",
                                reader.person(topic.company()),
                                "method",
                                "SIGNED_FORM",
                                "document",
                                "shelf 14",
                                "reAskOn",
                                nextYear().toString()));
        assertThat(linked.statusCode()).as(linked.asString()).isEqualTo(201);
        Past.letComeOfAge(house, linked.path("id"));
        return house.mailbox()
                .await(reader.address(), mail -> mail.token("own-name").isPresent());
    }

    private static LocalDate nextYear() {
        return LocalDate.now(ZoneOffset.UTC).plusYears(1).withDayOfYear(1);
    }
}
