package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every value has an effect, and whatever is no value is refused. */
class ValuesTest {
    private static final String REFUSED = "values don't meet the specifications of the schema";
    private static final String EVERYTHING = Resource.read("everything.yaml");
    private static final Map<String, Object> TREE = Values.merge(
            Values.merge(Values.read(Chart.read("values.yaml")), Values.read(Chart.read("ci/minimal.yaml"))),
            Values.read(EVERYTHING));
    private static final Object PEER = List.of(Map.of("ipBlock", Map.of("cidr", "192.0.2.0/24")));

    /** What a value becomes that cannot just be given one more letter. */
    private static final Map<String, Object> OTHER = Map.ofEntries(
            Map.entry("image.pullPolicy", "Always"),
            Map.entry("image.pullSecrets", List.of("another")),
            Map.entry("database.sslMode", "verify-ca"),
            Map.entry("mail.startTls", "IF_OFFERED"),
            Map.entry("kafka.bootstrap", "kafka.kafka.svc:9093"),
            Map.entry("defaults.spread", "DoNotSchedule"),
            Map.entry("defaults.nodeSelector", Map.of("disk", "fast")),
            Map.entry("defaults.tolerations", List.of(Map.of("key", "dedicated", "operator", "Exists"))),
            Map.entry("defaults.priorityClassName", "important"),
            Map.entry("migrations.mode", "job"),
            Map.entry("route.parentRefs", List.of(Map.of("name", "another"))),
            Map.entry("networkPolicy.peers.dns", PEER),
            Map.entry("serviceMonitor.interval", "31s"));

    @Test
    void eachValueChangesWhatIsRendered() {
        String before = Chart.renderWith(Profile.MINIMAL, EVERYTHING);
        List<String> dead = new ArrayList<>();

        Values.leaves(TREE).forEach((path, value) -> {
            Object other = other(String.join(".", path), value);
            if (before.equals(result(path, other))) {
                dead.add(String.join(".", path));
            }
        });

        assertThat(dead).isEmpty();
    }

    @Test
    void twoHundredTyposAreRefused() {
        Random random = new Random(7);
        List<Map.Entry<List<String>, Object>> leaves = Values.leaves(TREE).entrySet().stream()
                .filter(leaf ->
                        leaf.getKey().stream().noneMatch(key -> key.contains("/"))) // versions and files are free
                .toList();

        for (int i = 0; i < 200; i++) {
            var leaf = leaves.get(random.nextInt(leaves.size()));
            List<String> path = new ArrayList<>(leaf.getKey());
            int at = random.nextInt(path.size());
            path.set(at, typo(path.get(at), random));
            String values = Values.only(path, leaf.getValue());

            assertThatThrownBy(() -> Chart.renderWith(Profile.MINIMAL, values))
                    .as(values)
                    .hasMessageContaining(REFUSED)
                    .hasMessageContaining(path.get(at));
        }
    }

    @Test
    void wrongKindsOfValuesAreRefused() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "publicUrl: privacy.example.com", "publicUrl",
                "publicUrl: https://privacy.example.com/", "publicUrl",
                "identity: {issuer: https://id.example.com}", "issuer",
                "image: {tag: latest}", "tag",
                "runAs: 0", "runAs",
                "defaults: {replicas: two}", "replicas",
                "database: {port: 0}", "port",
                "consent: {digest: sha256:abc}", "digest",
                "gateway: {files: {keys: {forms: null}}}", "forms"));

        wrong.forEach((values, where) -> assertThatThrownBy(() -> Chart.renderWith(Profile.MINIMAL, values))
                .as(values)
                .hasMessageContaining(REFUSED)
                .hasMessageContaining(where));
    }

    /** A value that is refused for what it asks has an effect, too; one the schema refuses was badly chosen here. */
    private static String result(List<String> path, Object value) {
        try {
            return Chart.renderWith(Profile.MINIMAL, merged(path, value));
        } catch (IllegalStateException e) {
            assertThat(e).as(path.toString()).hasMessageNotContaining(REFUSED);
            return String.valueOf(e.getMessage());
        }
    }

    private static String merged(List<String> path, Object value) {
        return new org.yaml.snakeyaml.Yaml()
                .dump(Values.merge(Values.read(EVERYTHING), Values.read(Values.only(path, value))));
    }

    private static Object other(String path, Object value) {
        if (OTHER.containsKey(path)) {
            return OTHER.get(path);
        }
        if (path.startsWith("networkPolicy.peers.")) {
            return PEER;
        }
        return switch (value) {
            case Boolean flag -> !flag;
            case Integer number -> number + 1;
            case String text when path.endsWith("digest") -> "sha256:" + "a".repeat(64);
            case String text when text.matches("[0-9]+(m|Mi)") -> "9" + text;
            case String text -> text + "x";
            default -> throw new AssertionError("say in OTHER what becomes of " + path);
        };
    }

    private static String typo(String key, Random random) {
        int at = random.nextInt(key.length() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> key.substring(0, at) + key.substring(at + 1);
            case 1 -> key.substring(0, at + 1) + key.substring(at);
            default -> key.substring(0, at) + (key.charAt(at) == 'q' ? 'z' : 'q') + key.substring(at + 1);
        };
    }
}
