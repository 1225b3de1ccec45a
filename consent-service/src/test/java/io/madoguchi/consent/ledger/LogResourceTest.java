package io.madoguchi.consent.ledger;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Keys;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The log as strangers read it, and the proofs as holders of receipts get them. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class LogResourceTest {

    @Inject
    Ledger ledger;

    @Inject
    Proofs proofs;

    @Inject
    Keys keys;

    @Inject
    OrphanKeys orphans;

    @Inject
    @DataSource("keys")
    javax.sql.DataSource keysDatabase;

    @Test
    void anEntryIsProvedWithinASecondAndEveryTileFitsTheCheckpoint() throws IOException {
        List<UUID> ids = new ArrayList<>();
        PersonRef person = new PersonRef(Given.person());
        for (int i = 0; i < 3; i++) {
            ids.add(append(i % 2 == 0 ? person : null, Map.of("n", i)));
        }
        for (UUID id : ids) {
            LedgerProof proof = integrated(id);
            List<String> lines = proof.proof().lines().toList();

            assertThat(lines.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
            JsonNode extra = new ObjectMapper()
                    .readTree(Base64.getDecoder().decode(lines.get(1).substring("extra ".length())));
            assertThat(lines.get(2)).isEqualTo("index " + proof.index());
            List<byte[]> path = lines.subList(3, lines.indexOf("")).stream()
                    .map(Base64.getDecoder()::decode)
                    .toList();
            byte[] root = Base64.getDecoder().decode(lines.get(lines.indexOf("") + 3));
            byte[] entry = Commitment.of(
                    Base64.getUrlDecoder().decode(extra.path("nonce").asText()),
                    extra.path("payload").asText());
            assertThat(Naive.includes(entry, proof.index(), proof.treeSize(), path, root))
                    .isTrue();
            JsonNode payload = new ObjectMapper().readTree(extra.path("payload").asText());
            assertThat(payload.path("entry").asText()).isEqualTo(id.toString());
            assertThat(payload.path("kind").asText()).isEqualTo("CONSENT");
            assertThat(payload.path("data").path("n").isInt()).isTrue();
        }
        theTilesAreThoseOfTheCheckpoint();
    }

    @Test
    void anErasedPersonLeavesAProofThatOpensNothing() throws IOException {
        PersonRef person = new PersonRef(Given.person());
        UUID byKey = append(person, Map.of("secret", "of the first"));
        integrated(byKey);

        keys.destroy(new Holder(person, 1), EnumSet.allOf(RetentionClass.class));

        LedgerProof closed = proofs.of(byKey);
        assertThat(closed.state()).isEqualTo(LedgerProof.State.ERASED);
        assertThat(closed.proof()).doesNotContain("extra ").contains("index " + closed.index());

        // the person comes back, in the next generation, which a replayed erasure does not touch
        UUID later = append(person, Map.of("secret", "of the second"));
        integrated(later);
        int emptied = QuarkusTransaction.requiringNew()
                .call(() -> ledger.forget(new Holder(person, 1), Set.of(RetentionClass.CONTENT)));
        assertThat(emptied).isEqualTo(1);
        assertThat(proofs.of(byKey).state()).isEqualTo(LedgerProof.State.ERASED);
        assertThat(proofs.of(later).state()).isEqualTo(LedgerProof.State.INTEGRATED);
        theTilesAreThoseOfTheCheckpoint();
    }

    @Test
    void aFactThatIsRolledBackIsNotLogged() {
        QuarkusTransaction.begin();
        UUID id = ledger.append(LedgerKind.CONSENT, null, Map.of("n", 1));
        QuarkusTransaction.rollback();
        integrated(append(null, Map.of("n", 2)));

        assertThat(proofs.of(id).state()).isEqualTo(LedgerProof.State.PENDING);
    }

    @Test
    void theSweepOfOrphansLeavesTheKeyOfEveryEntry() throws SQLException {
        PersonRef kept = new PersonRef(Given.person());
        PersonRef rolledBack = new PersonRef(Given.person());
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> ledger.append(LedgerKind.DISCLOSURE, kept, Map.of("n", 1)));
        QuarkusTransaction.begin();
        ledger.append(LedgerKind.DISCLOSURE, rolledBack, Map.of("n", 2));
        QuarkusTransaction.rollback();
        assertThat(sealedLongAgo(kept)).isEqualTo(1);
        assertThat(sealedLongAgo(rolledBack)).isEqualTo(1);

        orphans.sweep();

        assertThat(sealedLongAgo(kept)).isEqualTo(1);
        assertThat(sealedLongAgo(rolledBack)).isZero();
        assertThat(Logged.proved(proofs, id).getInt("data.n")).isEqualTo(1);
    }

    /** Dates the keys of a person back; how many there are. */
    private int sealedLongAgo(PersonRef person) throws SQLException {
        try (var connection = keysDatabase.getConnection();
                var update = connection.prepareStatement(
                        "update person_key set touched_at = now() - interval '2 days' where person = ?")) {
            update.setString(1, person.value());
            return update.executeUpdate();
        }
    }

    @Test
    void withoutATransactionNothingIsAppended() {
        assertThatThrownBy(() -> ledger.append(LedgerKind.POLICY, null, Map.of()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsWrongIsRefused() {
        integrated(append(null, Map.of("n", 1)));
        for (String path : List.of(
                "tile/0/999",
                "tile/0/x001/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/0",
                "tile/8/000",
                "tile/63/000",
                "tile/64/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/entries/999",
                "tile/entries/x",
                "tile/0/000.p/255.p/1",
                "nothing",
                "tile/5/x999/x999/x999/x999/999")) {
            assertThat(get("/v1/log/" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/v1/log/consistency?from=2&to=1").statusCode()).isEqualTo(400);
        assertThat(get("/v1/log/consistency?from=-1&to=1").statusCode()).isEqualTo(400);
        assertThat(get("/v1/log/consistency?from=0&to=99999999").statusCode()).isEqualTo(400);
        assertThat(get("/v1/log/consistency?from=a&to=1").statusCode()).isIn(400, 404);
        assertThat(given().delete("/v1/log/checkpoint").statusCode()).isEqualTo(405);
    }

    private void theTilesAreThoseOfTheCheckpoint() {
        List<String> note = get("/v1/log/checkpoint")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=utf-8")
                .header("Cache-Control", "public, max-age=1")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(note.getFirst()).isEqualTo("localhost:8080/log");
        int size = Integer.parseInt(note.get(1));
        List<byte[]> entries = new ArrayList<>();
        for (int n = 0; n * 256 < size; n++) {
            int width = Math.min(256, size - n * 256);
            String path = new TilePath(n, width).text();
            byte[] bundle = bytes("tile/entries/" + path);
            byte[] tile = bytes("tile/0/" + path);
            assertThat(bundle).hasSize(34 * width);
            assertThat(tile).hasSize(32 * width);
            for (int i = 0; i < width; i++) {
                byte[] entry = Arrays.copyOfRange(bundle, i * 34 + 2, i * 34 + 34);
                assertThat(Naive.root(List.of(entry))).isEqualTo(Arrays.copyOfRange(tile, i * 32, i * 32 + 32));
                entries.add(entry);
            }
        }
        assertThat(Naive.root(entries)).isEqualTo(Base64.getDecoder().decode(note.get(2)));
        List<byte[]> proof = get("/v1/log/consistency?from=1&to=" + size).jsonPath().<String>getList("hashes").stream()
                .map(Base64.getDecoder()::decode)
                .toList();
        assertThat(Naive.consistent(1, size, Naive.root(entries.subList(0, 1)), Naive.root(entries), proof))
                .isTrue();
        assertThat(get("/v1/log/key").asString())
                .startsWith("localhost:8080/log+")
                .endsWith("\n");
    }

    private static byte[] bytes(String path) {
        return get("/v1/log/" + path)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .extract()
                .asByteArray();
    }

    private UUID append(PersonRef person, Map<String, ?> payload) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.append(LedgerKind.CONSENT, person, payload));
    }

    private LedgerProof integrated(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> proofs.of(id), p -> p.state() != LedgerProof.State.PENDING);
    }
}
