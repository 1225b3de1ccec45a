package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.disclosure.DisclosureWorld.evidence;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the statistics gate let out may be passed on as data about nobody, and only to whom it was meant for. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ReleasedTableTest {

    @Inject
    @All
    List<EventHandler> handlers;

    @Test
    void aTableThatWasLetOutGoesToWhoeverItWasMeantFor() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String everyone = released(world, "for-everyone", "PUBLIC");
        String partners = released(world, "for-partners", "PARTNER");
        String house = released(world, "for-the-house", "INTERNAL");
        String partner = Registering.recipient(world.given, "BUSINESS_PARTNER", "printer", Registering.bound());

        world.ask("NON_IDENTIFYING", world.outsider, "age", table(everyone)).statusCode(201);
        world.ask("NON_IDENTIFYING", partner, "age", table(partners)).statusCode(201);
        for (String withheld : List.of(partners, house, UUID.randomUUID().toString())) {
            refused(world.ask("NON_IDENTIFYING", world.outsider, "age", table(withheld)));
        }
        refused(world.ask("NON_IDENTIFYING", partner, "age", table(house)));
        DisclosureWorld other = DisclosureWorld.of(handlers);
        refused(other.ask("NON_IDENTIFYING", other.outsider, "age", table(everyone)));
    }

    private static String released(DisclosureWorld world, String code, String audience) {
        String table = as(world.given.author)
                .body("""
                        {"company": "%s", "code": "%s", "names": {"ja": "言語別の同意", "en": "Consents by language"},
                         "source": "CONSENTS", "dimensions": ["language"], "audience": "%s", "span": "MONTH",
                         "threshold": 10, "rounding": 5}
                        """.formatted(world.given.company, code, audience))
                .post("/v1/statistic-tables")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return as(world.given.publisher)
                .body("{\"period\": \"2026-05\"}")
                .post("/v1/statistic-tables/" + table + "/releases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String table(String release) {
        return evidence("\"statisticRelease\": \"" + release + "\"");
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(422)
                .body("rule", is("NOT_THROUGH_THE_GATE"))
                .body("clause", is("F4.2"))
                .body("article", is("43"));
    }
}
