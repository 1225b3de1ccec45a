package io.madoguchi.subscription.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class UnsubscriptionResourceTest {

    @Inject
    Desk desk;

    @Inject
    Links links;

    @Test
    void theLinkInAMailShowsFirstAndStopsWhenPressed() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        String token = desk.unsubscribeToken(address);

        desk.post("/v1/unsubscriptions/lookups", Map.of("token", token))
                .then()
                .statusCode(200)
                .body("state", is("ACTIVE"))
                .body("topicNames.ja", is("計器だより"))
                .body("locale", is("ja"));
        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
        for (int i = 0; i < 2; i++) {
            desk.post("/v1/unsubscriptions/by-link", Map.of("token", token))
                    .then()
                    .statusCode(200)
                    .body("state", is("ENDED"));
        }

        assertThat(desk.events(address)).containsExactly("subscription.confirmed", "subscription.ended");
        assertThat(desk.value(
                        "select end_reason || '/' || stop_revision from subscription where id = ?",
                        desk.subscription(address)))
                .isEqualTo("READER/2");
    }

    @Test
    void everythingMeansEverythingOfThisCompany() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        String token = desk.unsubscribeToken(address);
        desk.change("delete from rate_bucket");
        desk.subscribe(desk.offer(), address);

        desk.post("/v1/unsubscriptions/by-link", Map.of("token", token, "everything", true))
                .then()
                .statusCode(200);

        assertThat(desk.values(
                        "select distinct state from subscription where person = ?",
                        desk.person(address).value()))
                .containsExactly("ENDED");
    }

    @Test
    void oneClickWorksInBothFormsAgainAndAgain() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        String token = desk.unsubscribeToken(address);

        given().formParam("List-Unsubscribe", "One-Click")
                .redirects()
                .follow(false)
                .post("/v1/one-click/" + token)
                .then()
                .statusCode(200)
                .contentType("text/plain");
        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");
        given().multiPart("List-Unsubscribe", "One-Click")
                .post("/v1/one-click/" + token)
                .then()
                .statusCode(200);

        assertThat(desk.events(address)).containsExactly("subscription.confirmed", "subscription.ended");
    }

    @Test
    void aRequestThatIsNotOneClickChangesNothing() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        String path = "/v1/one-click/" + desk.unsubscribeToken(address);

        given().get(path).then().statusCode(405);
        given().formParam("List-Unsubscribe", "Yes").post(path).then().statusCode(400);
        given().formParam("other", "One-Click").post(path).then().statusCode(400);
        given().contentType("application/json").body("{}").post(path).then().statusCode(415);
        given().formParam("List-Unsubscribe", "One-Click")
                .post("/v1/one-click/" + "x".repeat(32))
                .then()
                .statusCode(404);

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
    }

    @Test
    void thePublicFormStopsEverythingOnceAndItsOwnerCanTakeThatBack() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.subscribe(offer, address);
        UUID episode = desk.episode(address);

        leaveByForm(address).then().statusCode(200).body("state", is("STOPPED"));
        leaveByForm(address).then().statusCode(200).body("state", is("STOPPED"));

        List<String> stops = desk.values(
                "select u.id::text from unsubscription u join reader r on r.id = u.reader where r.person = ?",
                desk.person(address).value());
        assertThat(stops).hasSize(1);
        UUID stop = UUID.fromString(stops.getFirst());
        assertThat(desk.mails(stop)).containsExactly("UNSUBSCRIBED");
        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");

        String undo = links.token(LinkPurpose.UNDO, stop);
        for (int i = 0; i < 2; i++) {
            desk.post("/v1/unsubscriptions/undo", Map.of("token", undo)).then().statusCode(200);
        }

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
        assertThat(desk.episode(address)).isNotEqualTo(episode);
        assertThat(desk.events(address))
                .containsExactly("subscription.confirmed", "subscription.ended", "subscription.confirmed");
    }

    @Test
    void anOldUndoLinkIsTooOld() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        leaveByForm(address);
        UUID stop = UUID.fromString(desk.value(
                "select u.id::text from unsubscription u join reader r on r.id = u.reader where r.person = ?",
                desk.person(address).value()));
        desk.change("update unsubscription set expires_at = now() where id = ?", stop);

        desk.post("/v1/unsubscriptions/undo", Map.of("token", links.token(LinkPurpose.UNDO, stop)))
                .then()
                .statusCode(410)
                .body("type", is("/problems/link-expired"));

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");
    }

    @Test
    void theFormAnswersTheSameForAStrangerAndCancelsWhatWaits() {
        Desk.Offer offer = desk.offer();
        String known = Desk.address();
        desk.subscribe(offer, known);
        String waiting = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, waiting));
        String token = desk.confirmToken(waiting);

        Response toKnown = leaveByForm(known);
        Response toStranger = leaveByForm(Desk.address());
        Response toWaiting = leaveByForm(waiting);

        assertThat(toStranger.asString()).isEqualTo(toKnown.asString()).isEqualTo(toWaiting.asString());
        assertThat(toStranger.headers().toString()).isEqualTo(toKnown.headers().toString());
        assertThat(toStranger.time()).isGreaterThanOrEqualTo(50);
        desk.post("/v1/confirmations", Map.of("token", token)).then().statusCode(410);
    }

    @Test
    void theFormRefusesWhatIsNoAddressOrNoCompany() {
        leaveByForm("nobody").then().statusCode(400).body("errors[0].field", is("address"));
        desk.post("/v1/unsubscriptions", Map.of("company", "nowhere", "address", Desk.address()))
                .then()
                .statusCode(400)
                .body("errors[0].field", is("company"));
    }

    private Response leaveByForm(String address) {
        return desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", address));
    }
}
