package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Receipt;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transparency log of the running house, read through its door by verifiers that share no code with it. */
@InTheHouse
class LedgerIT {

    private static final Path ROOT =
            Path.of(System.getProperty("madoguchi.root", "..")).toAbsolutePath().normalize();
    private static final Path AUDITOR = ROOT.resolve("acceptance/verifier/verify_log.py");
    private static final Path SAMPLE = ROOT.resolve("docs/samples/verify/VerifyReceipt.java");

    private final House house;

    @TempDir
    Path folder;

    private String key;

    LedgerIT(House house) {
        this.house = house;
    }

    /** What one said and how one ended. */
    private record Said(int status, String words) {}

    @BeforeEach
    void trust() throws IOException {
        key = anyone().get("/log/key")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip();
        Files.writeString(folder.resolve("log-key.txt"), key);
        Files.writeString(
                folder.resolve("keys.json"),
                anyone().get(Visitor.CONSENT + "/keys").asString());
    }

    @Test
    void aReceiptIsProvedWithinASecondAndHoldsForAnyoneWithoutUs() throws Exception {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        String jws = reader.receipt().jws();
        JsonNode checked = integrated(jws);
        assertThat(secondsUntilSigned(reader.receipt().person())).isLessThan(1.0);
        Path receipt = Files.writeString(folder.resolve("receipt.jws"), jws);
        Path proof = Files.writeString(
                folder.resolve("receipt.tlog-proof"),
                checked.at("/ledger/proof").asText());

        Said auditor = audit(
                "receipt",
                "--receipt",
                receipt.toString(),
                "--proof",
                proof.toString(),
                "--jwks",
                folder.resolve("keys.json").toString());
        assertThat(auditor.status()).as(auditor.words()).isZero();
        Said alone = verify(receipt, proof);
        assertThat(alone.status()).as(alone.words()).isZero();
        assertThat(alone.words())
                .startsWith("VALID: receipt " + Receipt.read(jws).number());
        assertThat(page(jws))
                .as("our own page counts the same proof again")
                .contains("This receipt is genuine", "Recorded in the log as entry " + checked.at("/ledger/index"))
                .contains("checked against the signed checkpoint");

        // the log goes on, and the old proof still stands
        Reader.subscribed(house, topic, "en");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> size() > checked.at("/ledger/treeSize").asLong());
        Said later = audit(
                "receipt",
                "--receipt",
                receipt.toString(),
                "--proof",
                proof.toString(),
                "--jwks",
                folder.resolve("keys.json").toString(),
                "--log",
                house.gateway() + "/log");
        assertThat(later.status()).as(later.words()).isZero();
    }

    @Test
    void nothingForgedPassesTheVerifiers() throws Exception {
        Topic topic = house.visitor().newsletter();
        Receipt mine = Reader.subscribed(house, topic, "ja").receipt();
        Receipt another = Reader.subscribed(house, topic, "ja").receipt();
        String proof = integrated(mine.jws()).at("/ledger/proof").asText();
        Path receipt = Files.writeString(folder.resolve("receipt.jws"), mine.jws());
        List<String> lines = proof.lines().toList();
        int checkpoint = lines.indexOf("") + 1;
        List<String> forged = new ArrayList<>();
        forged.add(proof.replace(lines.get(checkpoint + 2), Base64.getEncoder().encodeToString(new byte[32])));
        forged.add(proof.replace("\n" + lines.get(checkpoint + 1) + "\n", "\n9" + lines.get(checkpoint + 1) + "\n"));
        forged.add(proof.replace(lines.get(2), "index 0").replace("index 0\n", "index 1\n"));
        String extra = new String(
                Base64.getDecoder().decode(lines.get(1).substring("extra ".length())), StandardCharsets.UTF_8);
        forged.add(proof.replace(
                lines.get(1),
                "extra "
                        + Base64.getEncoder()
                                .encodeToString(extra.replace(mine.person(), another.person())
                                        .getBytes(StandardCharsets.UTF_8))));
        for (String one : forged) {
            assertThat(one).isNotEqualTo(proof);
            refused(receipt, Files.writeString(folder.resolve("forged.tlog-proof"), one));
        }
        // another's receipt with my proof
        refused(
                Files.writeString(folder.resolve("another.jws"), another.jws()),
                Files.writeString(folder.resolve("mine.tlog-proof"), proof));
    }

    @Test
    void theWholeLogIsWhatItsCheckpointSignsAndOnlyGrows() throws Exception {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        integrated(reader.receipt().jws());
        Path state = folder.resolve("checkpoint");

        Said first = audit("audit", "--log", house.gateway() + "/log", "--state", state.toString());
        assertThat(first.status()).as(first.words()).isZero();
        long before = size();
        Response withdrawn = house.visitor().leave(topic.company(), reader.address());
        assertThat(withdrawn.statusCode()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> size() > before);
        Said second = audit("audit", "--log", house.gateway() + "/log", "--state", state.toString());

        assertThat(second.status()).as(second.words()).isZero();
        assertThat(new ObjectMapper().readTree(second.words()).path("continues").asLong())
                .isGreaterThan(0);
        assertThat(house.database("consent")
                        .count("ledger_entry where person = ? and kind = 'WITHDRAWAL'", reader.person(topic.company())))
                .isEqualTo(1);
        assertThat(house.database("consent")
                        .count("ledger_entry where position(convert_to(?, 'UTF8') in sealed) > 0", reader.address()))
                .isZero();
    }

    private void refused(Path receipt, Path proof) throws Exception {
        Said auditor = audit(
                "receipt",
                "--receipt",
                receipt.toString(),
                "--proof",
                proof.toString(),
                "--jwks",
                folder.resolve("keys.json").toString());
        assertThat(auditor.status()).as(auditor.words()).isEqualTo(1);
        assertThat(auditor.words()).startsWith("WRONG");
        Said alone = verify(receipt, proof);
        assertThat(alone.status()).as(alone.words()).isEqualTo(1);
        assertThat(alone.words()).startsWith("NOT VALID");
    }

    private String page(String jws) {
        Response page =
                house.visitor().api().request().multiPart("receipt", jws).post("/en/receipt");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.asString();
    }

    private JsonNode integrated(String jws) throws IOException {
        Response answer = Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> anyone().post(Visitor.CONSENT + "/receipt-checks", Map.of("receipt", jws)),
                        a -> "INTEGRATED".equals(a.path("ledger.state")));
        return new ObjectMapper().readTree(answer.asByteArray());
    }

    /** By the clock of the house: a busy machine may keep us waiting for the answer. */
    private double secondsUntilSigned(String person) {
        Object seconds = house.database("consent")
                .rows(
                        "select extract(epoch from min(c.signed_at) - e.recorded_at) as s from ledger_entry e"
                                + " join log_leaf l on l.entry = e.id join log_checkpoint c on c.size > l.index"
                                + " where e.person = ? and e.kind = 'CONSENT' group by e.recorded_at",
                        person)
                .getFirst()
                .get("s");
        return ((Number) seconds).doubleValue();
    }

    private long size() {
        return Long.parseLong(
                anyone().get("/log/checkpoint").asString().lines().toList().get(1));
    }

    private Caller anyone() {
        return new Caller(house.gateway(), () -> null);
    }

    private Said audit(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-B", AUDITOR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--key", key));
        return run(command);
    }

    private Said verify(Path receipt, Path proof) throws Exception {
        return run(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                SAMPLE.toString(),
                receipt.toString(),
                proof.toString(),
                folder.resolve("keys.json").toString(),
                folder.resolve("log-key.txt").toString()));
    }

    private Said run(List<String> command) throws Exception {
        Path words = folder.resolve("words");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(words));
    }
}
