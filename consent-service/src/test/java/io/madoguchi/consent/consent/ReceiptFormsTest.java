package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

/** One receipt in several forms, and its way into the log. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ReceiptFormsTest {

    private static final String SERVICE = Tokens.service("gateway");
    private static final String KANTARA = "application/vnd.madoguchi.kantara-receipt+json";

    @Inject
    SubscriptionListener listener;

    @Test
    void theHolderGetsAProofThatOpensToTheReceiptItself() {
        Readers reader = Readers.of(Given.open());
        String jws = in(receipt(reader), "application/jose").asString();

        JsonPath checked = integrated(jws);

        String proof = checked.getString("ledger.proof");
        assertThat(checked.getBoolean("valid")).isTrue();
        assertThat(proof).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\n\u2014 localhost:8080/log ");
        JsonPath payload = payload(proof);
        assertThat(payload.getString("kind")).isEqualTo("CONSENT");
        assertThat(payload.getString("data.receipt")).isEqualTo(ReceiptSigner.hash(jws));
        assertThat(payload.getString("data.person")).isEqualTo(reader.person);
        assertThat(payload.getString("data.status")).isEqualTo("GIVEN");
        assertThat(payload.getString("data.purposes[0].id")).isEqualTo(reader.world.purpose);
    }

    @Test
    void everyFormSaysWhatItsStandardRequires() {
        Readers reader = Readers.of(Given.open());
        String path = receipt(reader);
        JsonPath view = in(path, "application/json").jsonPath();
        integrated(view.getString("jws"));

        assertThat(as(SERVICE).get(path).contentType()).startsWith("application/json");
        assertThat(in(path, "application/jose").asString()).isEqualTo(view.getString("jws"));
        Response kantara = in(path, KANTARA);
        assertThat(kantara.contentType()).startsWith(KANTARA);
        JsonPath cr = JsonPath.from(utf8(kantara));
        assertThat(cr.<Map<String, Object>>get("$"))
                .containsKeys(
                        "version",
                        "jurisdiction",
                        "consentTimestamp",
                        "collectionMethod",
                        "consentReceiptID",
                        "piiPrincipalId",
                        "piiControllers",
                        "services",
                        "policyUrl",
                        "sensitive",
                        "spiCat");
        assertThat(cr.getString("version")).isEqualTo("KI-CR-v1.1.0");
        assertThat(cr.getLong("consentTimestamp")).isEqualTo(reader.confirmedAt.getEpochSecond());
        assertThat(cr.<Map<String, Object>>get("piiControllers[0]"))
                .containsKeys("piiController", "contact", "address", "email", "phone");
        assertThat(cr.getString("piiControllers[0].piiController")).isEqualTo("青葉出版");
        assertThat(cr.<Map<String, Object>>get("services[0].purposes[0]"))
                .containsKeys("consentType", "purposeCategory", "piiCategory", "termination", "thirdPartyDisclosure");

        JsonPath dpv = JsonPath.from(utf8(in(path, "application/ld+json")));
        JsonPath claims = claims(view.getString("jws"));
        assertThat(dpv.getString("'@type'")).isEqualTo("dpv:ConsentReceipt");
        assertThat(dpv.getString("'dct:identifier'")).isEqualTo(view.getString("number"));
        String record = "'dpv:hasRecordOfActivity'";
        assertThat(dpv.getString(record + ".'dpv:hasDataSubject'.'dct:identifier'"))
                .isEqualTo(reader.person);
        assertThat(dpv.getString(record + ".'dpv:hasNotice'.'schema:sha256'"))
                .isEqualTo(claims.getString("notice.hash"));
        assertThat(dpv.getString(record + ".'dpv:hasNotice'.'schema:text'")).isEqualTo(claims.getString("notice.text"));
        assertThat(dpv.getString(record + ".'dpv:hasConsentControl'.'dct:description'"))
                .isEqualTo(claims.getString("withdrawal.how.ja"));
        assertThat(dpv.getString(record + ".'dpv:hasRight'.'dpv:hasNotice'.'foaf:page'"))
                .endsWith("/ja/contact");
        assertThat(dpv.<List<String>>get(record + ".'dpv:hasLegalBasis'.'dpv:hasConsentStatus'.'@id'"))
                .containsExactly("dpv:ConsentRequested", "dpv:ConsentGiven");
        assertThat(in(path, "text/plain").asString()).startsWith("c2sp.org/tlog-proof@v1\n");

        Readers.hear(listener, reader.ended("READER", false));
        assertThat(JsonPath.from(utf8(in(path, "application/ld+json")))
                        .<List<String>>get(record + ".'dpv:hasLegalBasis'.'dpv:hasConsentStatus'.'@id'"))
                .endsWith("dpv:ConsentWithdrawn");
        assertThat(as(SERVICE).accept("image/png").get(path).statusCode()).isEqualTo(406);
    }

    @Test
    void onPaperItIsOnePageInTheLanguageThatWasShown() throws Exception {
        Readers reader = Readers.of(Given.open());
        String path = receipt(reader);

        Response pdf = in(path, "application/pdf");

        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        try (PdfReader page = new PdfReader(pdf.asByteArray())) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            assertThat(page.getInfo()).containsEntry("Title", "同意の控え");
            assertThat(page.getCatalog().getAsString(PdfName.LANG).toUnicodeString())
                    .isEqualTo("ja");
            String number = path.substring(path.lastIndexOf('/') + 1);
            // the text is UTF-16 in the stream, as the encoding of the font asks
            assertThat(new String(page.getPageContent(1), StandardCharsets.UTF_16BE)
                            + new String(shifted(page.getPageContent(1)), StandardCharsets.UTF_16BE))
                    .contains(number)
                    .contains("青葉出版");
        }
    }

    private static byte[] shifted(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    @Test
    void noFormIsForStrangers() {
        Readers reader = Readers.of(Given.open());
        String path = receipt(reader);
        for (String form :
                List.of("application/json", "application/jose", KANTARA, "application/ld+json", "application/pdf")) {
            assertThat(given().accept(form).get(path).statusCode()).isEqualTo(401);
            assertThat(as(Tokens.staffOf(List.of("elsewhere"), "eve", "auditor"))
                            .accept(form)
                            .get(path)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(as(SERVICE)
                            .accept(form)
                            .get("/v1/receipts/" + UUID.randomUUID())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private String receipt(Readers reader) {
        Readers.hear(listener, reader.confirmed());
        String number =
                as(SERVICE).get("/v1/persons/" + reader.person + "/consents").path("purposes[0].episodes[0].receipt");
        return "/v1/receipts/" + number;
    }

    private static Response in(String path, String form) {
        return as(SERVICE)
                .accept(form)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static JsonPath integrated(String jws) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> given().contentType("application/json")
                                .body(Map.of("receipt", jws))
                                .post("/v1/receipt-checks")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        checked -> "INTEGRATED".equals(checked.getString("ledger.state")));
    }

    private static JsonPath payload(String proof) {
        String extra = proof.lines()
                .filter(line -> line.startsWith("extra "))
                .findFirst()
                .orElseThrow()
                .substring("extra ".length());
        return JsonPath.from(JsonPath.from(new String(Base64.getDecoder().decode(extra), StandardCharsets.UTF_8))
                .getString("payload"));
    }

    private static JsonPath claims(String jws) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private static String utf8(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }
}
