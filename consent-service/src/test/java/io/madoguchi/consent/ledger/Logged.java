package io.madoguchi.consent.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** Looks at the far end of the ledger: the rows, and what the proof of one opens. */
public final class Logged {

    private Logged() {}

    /** The facts of this kind that lie open and hold this text. */
    public static List<JsonPath> open(DataSource database, LedgerKind kind, String text) throws SQLException {
        List<JsonPath> facts = new ArrayList<>();
        String sql = "select payload from ledger_entry where kind = ? and strpos(payload, ?) > 0 order by id";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, kind.name());
            select.setString(2, text);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    facts.add(JsonPath.from(found.getString(1)));
                }
            }
        }
        return facts;
    }

    /** The entries of this kind that are sealed for this person. */
    public static List<UUID> sealed(DataSource database, LedgerKind kind, String person) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        String sql = "select id from ledger_entry where kind = ? and person = ? and payload is null order by id";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, kind.name());
            select.setString(2, person);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** What the proof of an entry opens, once it stands in the log. */
    public static JsonPath proved(Proofs proofs, UUID entry) {
        LedgerProof proof = Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> proofs.of(entry), p -> p.state() == LedgerProof.State.INTEGRATED);
        String extra = proof.proof().lines().toList().get(1).substring("extra ".length());
        try {
            String json = new String(Base64.getDecoder().decode(extra), StandardCharsets.UTF_8);
            return JsonPath.from(
                    new ObjectMapper().readTree(json).path("payload").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
