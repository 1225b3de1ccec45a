package io.madoguchi.inquiry.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.inquiry.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;

/** A service that holds nothing says so too, signed: silence would be no proof. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ChildRemovalListenerTest {

    private static final String PERSON = "1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Inject
    ChildRemovalListener listener;

    @Inject
    DataSource database;

    @Inject
    @io.quarkus.agroal.DataSource("keys")
    DataSource keys;

    @Inject
    Desk desk;

    @ConfigProperty(name = "madoguchi.secrets.directory")
    Path secrets;

    @Test
    void theReportIsSignedAndNamesNobody() throws Exception {
        EllipticCurveJsonWebKey key = reportKey();
        UUID removal = Ids.next();

        remove(removal, PERSON);

        String data = sent(removal);
        assertThat(data).doesNotContain(PERSON);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(
                new ObjectMapper().readTree(data).path("report").asText());
        jws.setKey(key.getPublicKey());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getHeader("typ")).isEqualTo("removal-report+jwt");
        assertThat(jws.getPayload())
                .contains("\"remaining\":0", "\"service\":\"inquiry-service\"", removal.toString())
                .doesNotContain(PERSON);
    }

    @Test
    void whatAChildWroteGoesWithItsKeys() throws Exception {
        reportKey();
        desk.open();
        String number =
                Desk.submit(Desk.inquiry("RIGHTS", Desk.address(), "ACCESS")).path("inquiry.number");
        String person = only(database, "select person from inquiry_case where number = ?", number);
        assertThat(only(keys, "select count(*) from person_key where person = ?", person))
                .isNotEqualTo("0");
        UUID removal = Ids.next();

        remove(removal, person);

        assertThat(only(database, "select count(*) from inquiry_case where person = ?", person))
                .isEqualTo("0");
        assertThat(only(keys, "select count(*) from person_key where person = ?", person))
                .isEqualTo("0");
        assertThat(payload(removal)).contains("\"inquiry_case\":1", "\"person_key\":1", "\"remaining\":0");
    }

    private void remove(UUID removal, String person) {
        ReceivedEvent task = new ReceivedEvent(
                Ids.next(),
                "child.removal-requested",
                "/consent-service",
                removal.toString(),
                1,
                Instant.now(),
                new ObjectMapper().valueToTree(Map.of("removal", removal, "person", person, "company", "aoba")));
        QuarkusTransaction.requiringNew().run(() -> listener.handle(task));
    }

    private EllipticCurveJsonWebKey reportKey() throws Exception {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("inquiry-service");
        Files.writeString(
                secrets.resolve("report-key.json"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        return key;
    }

    private String payload(UUID removal) throws Exception {
        String report =
                new ObjectMapper().readTree(sent(removal)).path("report").asText();
        return new String(Base64.getUrlDecoder().decode(report.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String only(DataSource from, String query, String value) throws Exception {
        try (var connection = from.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setString(1, value);
            try (var found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }

    private String sent(UUID removal) throws Exception {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select data from outbox_event where topic = 'madoguchi.rights-reports' and key = ?")) {
            select.setString(1, removal.toString());
            try (var found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }
}
