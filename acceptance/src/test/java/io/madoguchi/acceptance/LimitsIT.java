package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A form that sends mails to strangers is a weapon: it stops, and says when it goes on. */
@InTheHouse
class LimitsIT {

    private final House house;

    LimitsIT(House house) {
        this.house = house;
    }

    @Test
    void oneSourceCannotSignUpTheWholeWorld() {
        Visitor visitor = house.visitor();
        Topic topic = visitor.newsletter();
        var form = visitor.form(topic, "en", "x");
        String run = UUID.randomUUID().toString();

        Response answer = null;
        int taken = 0;
        for (int i = 0; i < 200 && (answer == null || answer.statusCode() == 202); i++) {
            form.put("address", "many-" + run + "-" + i + "@example.jp");
            answer = visitor.signUp(form);
            taken++;
        }

        assertThat(answer).isNotNull();
        assertThat(answer.statusCode())
                .as("after %d: %s", taken, answer.asString())
                .isEqualTo(429);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(house.visitor()
                        .signUp(house.visitor().form(topic, "en", "other-" + run + "@example.jp"))
                        .statusCode())
                .as("another source is not the one that is held")
                .isEqualTo(202);
    }

    @Test
    void oneAddressIsMailedOnceAndNobodyIsToldWhy() {
        Visitor visitor = house.visitor();
        Topic topic = visitor.newsletter();
        String address = "twice-" + UUID.randomUUID() + "@example.jp";

        Response first = visitor.signUp(visitor.form(topic, "en", address));
        house.mailbox().await(address, mail -> mail.token("confirm").isPresent());
        Response second = house.visitor().signUp(visitor.form(topic, "en", address));
        Response third = house.visitor().signUp(visitor.form(topic, "ja", address.toUpperCase(java.util.Locale.ROOT)));

        assertThat(second.statusCode()).isEqualTo(202).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString()).isEqualTo(third.asString());
        house.letMailsPass();
        assertThat(house.mailbox().of(address)).hasSize(1);
    }

    @Test
    void aRepeatedCommandHasOneEffect() {
        Visitor visitor = house.visitor();
        String address = "key-" + UUID.randomUUID() + "@example.jp";
        var form = visitor.form(visitor.newsletter(), "en", address);
        String key = UUID.randomUUID().toString();

        Response first = visitor.signUp(form, key);
        Response again = visitor.signUp(form, key);
        form.put("locale", "ja");
        form.put("notice", visitor.notice(visitor.newsletter()).shown("ja"));
        Response other = visitor.signUp(form, key);

        assertThat(again.statusCode()).isEqualTo(202).isEqualTo(first.statusCode());
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(422);
        assertThat(other.<String>path("type")).endsWith("/key-reused");
        house.mailbox().await(address, mail -> mail.token("confirm").isPresent());
        house.letMailsPass();
        assertThat(house.mailbox().of(address)).hasSize(1);
        assertThat(house.database("subscription").count("sign_up where person = ?", house.personRef("aoba", address)))
                .isEqualTo(1);
    }
}
