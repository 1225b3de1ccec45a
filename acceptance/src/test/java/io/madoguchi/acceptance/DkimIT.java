package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Crowd;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails verify by a verifier that is not ours, before and after a selector was changed in the middle of an issue. */
@InTheHouse
class DkimIT {

    private static final String PYTHON = "/usr/bin/python3";
    private static final String DOMAIN = "mail.example.jp";
    private static final String HOUSE = "00000000-0000-0000-0000-000000000001";
    private static final int SAMPLED = 20;
    private static final int ED25519_BYTES = 32;

    private final House house;

    @TempDir
    Path sample;

    DkimIT(House house) {
        this.house = house;
    }

    @Test
    void everySampledMailVerifiesAndIsReadable() throws Exception {
        Topic topic = house.registrar("aoba").openTopic();
        List<Reader> readers = new ArrayList<>(Crowd.subscribed(house, topic, "ja", 6));
        readers.addAll(Crowd.subscribed(house, topic, "en", 6));
        Map<String, String> dns = records();

        String mark = "rotation-" + UUID.randomUUID().toString().substring(0, 8);
        String issue = house.newsroom().write(topic.id(), mark);
        house.newsroom().approve(issue);
        // one a second: the selector changes while most of them wait
        house.newsroom().pace(1);
        try {
            house.newsroom().sendNow(issue);
            Awaitility.await("the first mails")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> readers.stream().anyMatch(reader -> has(reader, mark)));
            move(issue, "hold");
            dns.putAll(rotate());
        } finally {
            house.newsroom().pace(null);
        }
        awaitSelector("zz-rsa");
        awaitSelector("zz-ed");
        move(issue, "resume");
        house.newsroom().awaitCompleted(issue);

        List<Mail> mails = sampled(readers, mark);
        List<JsonNode> verdicts = verify(mails, dns);

        assertThat(verdicts).hasSize(mails.size()).hasSizeGreaterThanOrEqualTo(SAMPLED);
        Set<String> selectors = new TreeSet<>();
        for (JsonNode verdict : verdicts) {
            List<String> algorithms = new ArrayList<>();
            for (JsonNode signature : verdict.path("signatures")) {
                assertThat(signature.path(2).asBoolean()).as(verdict.toString()).isTrue();
                algorithms.add(signature.path(0).asText());
                if (verdict.path("subject").asText().contains(mark)) {
                    selectors.add(signature.path(1).asText());
                }
            }
            assertThat(algorithms).as(verdict.toString()).containsExactly("rsa-sha256", "ed25519-sha256");
            assertThat(verdict.path("defects")).as(verdict.toString()).isEmpty();
            assertThat(verdict.path("text").asText()).as(verdict.toString()).isNotBlank();
            assertThat(verdict.path("html").asBoolean()).as(verdict.toString()).isTrue();
        }
        assertThat(selectors).as("of one issue").containsExactly("desk-ed", "desk-rsa", "zz-ed", "zz-rsa");
        refusesWhatWasChanged(mails.getFirst(), dns);
    }

    private boolean has(Reader reader, String mark) {
        return house.mailbox().of(reader.address()).stream()
                .anyMatch(mail -> mail.subject().contains(mark));
    }

    /** All mails of the issue, and of every reader the first ones. */
    private List<Mail> sampled(List<Reader> readers, String mark) {
        List<Mail> mails = new ArrayList<>();
        for (Reader reader : readers) {
            mails.addAll(house.mailbox().of(reader.address()));
        }
        assertThat(mails).filteredOn(mail -> mail.subject().contains(mark)).hasSameSizeAs(readers);
        return mails;
    }

    /** A verifier that would say yes to anything proves nothing. */
    private void refusesWhatWasChanged(Mail mail, Map<String, String> dns) throws Exception {
        String raw = new String(mail.raw(), StandardCharsets.UTF_8);
        Mail changed = new Mail(
                mail.id(),
                mail.sender(),
                mail.recipients(),
                mail.begun(),
                raw.replaceFirst("\r\nTo: ", "\r\nTo: x").getBytes(StandardCharsets.UTF_8));
        assertThat(verify(List.of(changed), dns).getFirst().path("signatures"))
                .allMatch(signature -> !signature.path(2).asBoolean());
    }

    private void move(String issue, String step) {
        assertThat(house.staff()
                        .emi()
                        .post(Visitor.SUBSCRIPTION + "/issues/" + issue + "/" + step, Map.of())
                        .statusCode())
                .as(step)
                .isEqualTo(200);
    }

    /** What the page says that must be added is what the verifier is given. */
    private Map<String, String> records() {
        Map<String, String> records = new HashMap<>();
        JsonNode report = Visitor.json(operator().get(Visitor.SUBSCRIPTION + "/sending-identities/" + HOUSE + "/dns"));
        for (JsonNode line : report.path("lines")) {
            if (line.path("purpose").asText().equals("DKIM")) {
                String name = line.path("name").asText();
                records.put(name, line.path("expected").asText());
            }
        }
        assertThat(records).isNotEmpty();
        return records;
    }

    private Caller operator() {
        return house.staff().operator();
    }

    /** Mounts a further pair of keys, as a changed secret appears: whole files, and the newest name signs. */
    private Map<String, String> rotate() throws Exception {
        Path keys = house.data().resolve("secrets/subscription-service/dkim").resolve(DOMAIN);
        KeyPair rsa = pair("RSA", 2048);
        KeyPair edwards = pair("Ed25519", 255);
        mount(keys.resolve("zz-ed.ed25519.pem"), edwards);
        mount(keys.resolve("zz-rsa.rsa.pem"), rsa);
        byte[] info = edwards.getPublic().getEncoded();
        String bare = coded(Arrays.copyOfRange(info, info.length - ED25519_BYTES, info.length));
        return Map.of(
                "zz-rsa._domainkey." + DOMAIN,
                "v=DKIM1; k=rsa; p=" + coded(rsa.getPublic().getEncoded()),
                "zz-ed._domainkey." + DOMAIN,
                "v=DKIM1; k=ed25519; p=" + bare);
    }

    private void awaitSelector(String selector) {
        Awaitility.await("the new key signs")
                .atMost(Duration.ofSeconds(20))
                .until(() -> records().containsKey(selector + "._domainkey." + DOMAIN));
    }

    private static KeyPair pair(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static void mount(Path file, KeyPair pair) throws IOException {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + coded(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), pem);
        Files.setLastModifiedTime(whole, FileTime.from(Instant.now()));
        Files.move(whole, file);
    }

    private static String coded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private List<JsonNode> verify(List<Mail> mails, Map<String, String> dns) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path room = Files.createTempDirectory(sample, "mails");
        int number = 0;
        for (Mail mail : mails) {
            Files.write(room.resolve("%03d.eml".formatted(number++)), mail.raw());
        }
        json.writeValue(room.resolve("dns.json").toFile(), dns);
        Path script = Path.of(System.getProperty("madoguchi.root", ".."))
                .resolve("acceptance/src/test/resources/verify_mails.py");
        Process python = new ProcessBuilder(PYTHON, script.toString(), room.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor())
                .as("the verifier of Debian is needed: apt-get install python3-dkim python3-nacl%n%s", said)
                .isZero();
        List<JsonNode> verdicts = new ArrayList<>();
        for (String line : new HashSet<>(said.lines().toList())) {
            verdicts.add(json.readTree(line));
        }
        return verdicts;
    }
}
