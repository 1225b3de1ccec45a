package io.madoguchi.inquiry.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    @ConfigProperty(name = "madoguchi.secrets.directory")
    Path secrets;

    @Test
    void theReportIsSignedAndNamesNobody() throws Exception {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("inquiry-service");
        Files.writeString(
                secrets.resolve("report-key.json"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        UUID removal = Ids.next();
        ReceivedEvent task = new ReceivedEvent(
                Ids.next(),
                "child.removal-requested",
                "/consent-service",
                removal.toString(),
                1,
                Instant.now(),
                new ObjectMapper().valueToTree(Map.of("removal", removal, "person", PERSON, "company", "aoba")));

        QuarkusTransaction.requiringNew().run(() -> listener.handle(task));

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
