package io.madoguchi.gateway.portal;

import static io.madoguchi.gateway.portal.Visit.browser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The page about cookies, and Global Privacy Control at the door. */
@QuarkusTest
@WithTestResource(PortalResource.class)
class CookiePagesTest {

    @Test
    void thePageNamesWhatIsUsedAndWhoElseLearnsOfIt() {
        String page = browser()
                .get("/en/cookies/aoba")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page)
                .contains("madoguchi", "_visits", "400 days", "until you close the browser", "Nothing changes.")
                .contains("Example Analytics", "A random number", "Counting visits")
                .contains("https://analytics.example.com/terms")
                .contains("A cookie is", "A web beacon", "An IP address");
        browser().get("/ja/cookies/nobody").then().statusCode(404);
    }

    @Test
    void globalPrivacyControlIsSupported() {
        given().get("/.well-known/gpc.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("gpc", is(true))
                .body("lastUpdate", is("2026-11-22"))
                .body("size()", is(2));
    }
}
