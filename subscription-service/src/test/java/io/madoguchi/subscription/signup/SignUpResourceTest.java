package io.madoguchi.subscription.signup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class SignUpResourceTest {

    @Inject
    Desk desk;

    @Inject
    Seal seal;

    @Inject
    SignUpSweep sweep;

    @Test
    void aSignUpIsKeptSealedAndItsMailQueued() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.put("name", "山田 花子");

        desk.post("/v1/sign-ups", body).then().statusCode(202).body("state", is("CHECK_YOUR_MAIL"));

        UUID id = desk.newestSignUp(address);
        assertThat(desk.mails(id)).containsExactly("CONFIRMATION");
        assertThat(desk.values("select topic::text from sign_up_topic where sign_up = ?", id))
                .containsExactly(offer.topic().toString());
        assertThat(desk.value("select encode(address_sealed, 'escape') from sign_up where id = ?", id))
                .doesNotContain(address);
        QuarkusTransaction.requiringNew().run(() -> {
            var contact = SignUp.findSignUp(id).orElseThrow().contact(seal);
            assertThat(contact.address().typed()).isEqualTo(address);
            assertThat(contact.name()).isEqualTo("山田 花子");
        });
        assertThat(desk.events(address)).isEmpty();
    }

    @Test
    void theAnswerIsTheSameForNewPendingConfirmedAndStoppedAddresses() {
        Desk.Offer offer = desk.offer();
        String pending = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, pending)).then().statusCode(202);
        String confirmed = Desk.address();
        desk.subscribe(offer, confirmed);
        String stopped = Desk.address();
        desk.subscribe(offer, stopped);
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", stopped));

        List<String> answers = Stream.of(Desk.address(), pending, confirmed, stopped)
                .map(address -> {
                    var answer = desk.post("/v1/sign-ups", desk.signUp(offer, address));
                    assertThat(answer.time()).isGreaterThanOrEqualTo(50);
                    return answer.statusCode() + answer.headers().toString() + answer.asString();
                })
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
    }

    @Test
    void anAddressGetsOneMailInAQuarterOfAnHourAndThreeADay() {
        Desk.Offer offer = desk.offer();
        Desk.Offer other = desk.offer();
        String address = Desk.address();
        String spelled = address.toUpperCase(java.util.Locale.ROOT);

        desk.post("/v1/sign-ups", desk.signUp(offer, address)).then().statusCode(202);
        desk.post("/v1/sign-ups", desk.signUp(other, spelled)).then().statusCode(202);

        String count = "select count(*)::text from sign_up where person = ?";
        String person = desk.person(address).value();
        assertThat(desk.value(count, person)).isEqualTo("1");
        for (int i = 0; i < 4; i++) {
            // the pause of a quarter of an hour is over, the day is not
            desk.change("delete from rate_bucket where ends < now() + interval '16 minutes'");
            desk.post("/v1/sign-ups", desk.signUp(offer, address)).then().statusCode(202);
        }
        assertThat(desk.value(count, person)).isEqualTo("3");
    }

    @Test
    void aRepeatedCommandHasOneEffectAndTheSameAnswer() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(desk.signUp(offer, address))
                    .post("/v1/sign-ups")
                    .then()
                    .statusCode(202)
                    .body("state", is("CHECK_YOUR_MAIL"));
        }
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(desk.signUp(offer, Desk.address()))
                .post("/v1/sign-ups")
                .then()
                .statusCode(422)
                .body("type", is("/problems/key-reused"));

        assertThat(desk.mails(desk.newestSignUp(address))).hasSize(1);
    }

    @Test
    void onlyWhatIsDeclaredIsTakenAndWhatIsRequiredMustCome() {
        Desk.Offer plain = desk.offer(Map.of("email", true));
        var withName = desk.signUp(plain, Desk.address());
        withName.put("name", "Hanako");
        desk.post("/v1/sign-ups", withName)
                .then()
                .statusCode(400)
                .body("errors[0].field", is("name"))
                .body("errors[0].message", containsString("not asked for"));

        Desk.Offer named = desk.offer(Map.of("email", true, "name", true));
        desk.post("/v1/sign-ups", desk.signUp(named, Desk.address()))
                .then()
                .statusCode(400)
                .body("errors[0].field", is("name"));
    }

    @Test
    void theNoticeShownMustBeTheOneThatIsOpen() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        desk.point(offer.point(), offer.purpose(), 2, Map.of("email", true));

        desk.post("/v1/sign-ups", body).then().statusCode(409).body("type", is("/problems/notice-changed"));

        body.put("notice", Map.of("revision", 2, "hash", Desk.HASH_EN + "x"));
        desk.post("/v1/sign-ups", body).then().statusCode(409);
        body.put("notice", Map.of("revision", 2, "hash", Desk.HASH_JA));
        desk.post("/v1/sign-ups", body).then().statusCode(202);
        desk.tell(
                "madoguchi.policies",
                "collection-point.closed",
                offer.point().toString(),
                3,
                Map.of("id", offer.point(), "company", Desk.COMPANY));
        desk.post("/v1/sign-ups", body).then().statusCode(409).body("type", is("/problems/collection-point-closed"));
    }

    @Test
    void theNoticeMayBeReadInAnotherLanguageThanTheMails() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.put("notice", Map.of("revision", 1, "hash", Desk.HASH_EN));

        desk.post("/v1/sign-ups", body).then().statusCode(202);

        assertThat(desk.value(
                        "select locale || ' ' || notice_locale from sign_up where person = ?",
                        desk.person(address).value()))
                .isEqualTo("ja en");
    }

    static Stream<Map<String, Object>> ages() {
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        return Stream.of(
                Map.of("age", "SIXTEEN_OR_OVER", "status", 202),
                Map.of("age", "UNDER_SIXTEEN", "status", 422),
                Map.of("birthDate", today.minusYears(16).toString(), "status", 202),
                Map.of("birthDate", today.minusYears(16).plusDays(1).toString(), "status", 422),
                Map.of("birthDate", today.plusDays(1).toString(), "status", 400),
                Map.of("birthDate", today.minusYears(140).toString(), "status", 400),
                Map.of("birthDate", "2001-02-30", "status", 400),
                Map.of("age", "SIXTEEN_OR_OVER", "birthDate", "1990-01-01", "status", 400),
                Map.of("status", 400));
    }

    @ParameterizedTest
    @MethodSource("ages")
    void nobodyUnderTheAgeLimitIsTakenAndNothingOfThemStored(Map<String, Object> age) {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.remove("age");
        body.putAll(age);
        int expected = (Integer) body.remove("status");

        desk.post("/v1/sign-ups", body).then().statusCode(expected);

        assertThat(desk.value(
                        "select count(*)::text from sign_up where person = ?",
                        desk.person(address).value()))
                .isEqualTo(expected == 202 ? "1" : "0");
    }

    @Test
    void whatIsNotConfirmedInTimeIsForgotten() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, address)).then().statusCode(202);
        UUID id = desk.newestSignUp(address);
        String token = desk.confirmToken(address);
        desk.change("update sign_up set expires_at = now() - interval '1 minute' where id = ?", id);

        desk.post("/v1/confirmations", Map.of("token", token)).then().statusCode(410);
        sweep.sweep();

        assertThat(desk.value(
                        "select state || (address_sealed is null) || (address_index is null) from sign_up where id = ?",
                        id))
                .isEqualTo("EXPIREDtruetrue");
        desk.post("/v1/confirmations", Map.of("token", token))
                .then()
                .statusCode(410)
                .body("type", is("/problems/link-expired"));
        desk.change("update sign_up set expires_at = now() - interval '31 days' where id = ?", id);
        sweep.sweep();
        assertThat(desk.values("select id::text from sign_up where id = ?", id)).isEmpty();
    }
}
