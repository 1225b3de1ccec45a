package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may talk to whom: nothing, but what is written here. */
class NetworkPolicyTest {

    @ParameterizedTest
    @EnumSource
    void everyPodIsUnderTheDefaultDeny(Profile profile) {
        Manifest deny = policy(profile, "default-deny");

        assertThat(deny.value("spec.policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
        assertThat(deny.value("spec.ingress")).isNull();
        assertThat(deny.value("spec.egress")).isNull();
        Map<?, ?> selected = (Map<?, ?>) deny.value("spec.podSelector.matchLabels");
        for (Manifest workload : Chart.objects(profile)) {
            if (workload.hasPods()) {
                assertThat(workload.at("spec.template").labels()).containsAllEntriesOf(cast(selected));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicyAndEverySelectorMeetsItsPods(Profile profile) {
        List<Manifest> objects = Chart.objects(profile);
        List<Map<String, Object>> pods = objects.stream()
                .filter(Manifest::hasPods)
                .map(workload -> workload.at("spec.template").labels())
                .toList();

        for (Manifest object : objects) {
            Object selector = switch (object.kind()) {
                case "NetworkPolicy" -> object.value("spec.podSelector.matchLabels");
                case "Service" -> object.value("spec.selector");
                case "PodDisruptionBudget", "Deployment" -> object.value("spec.selector.matchLabels");
                default -> null;
            };
            if (selector != null) {
                long met = pods.stream()
                        .filter(labels -> labels.entrySet()
                                .containsAll(cast((Map<?, ?>) selector).entrySet()))
                        .count();
                assertThat(met).as(object.id()).isEqualTo(object.name().equals("house-default-deny") ? pods.size() : 1);
            }
        }
    }

    /** to: port and peer; a peer without a name is anywhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscription | consent 8080, gateway 8080, monitoring 9000 | data 5432, data 5433, dns 53, identity 443, kafka 9092, mail 587
            consent      | gateway 8080, monitoring 9000               | data 5432, data 5433, dns 53, identity 443, kafka 9092, subscription 8080, world 443
            inquiry      | gateway 8080, monitoring 9000               | data 5432, data 5433, dns 53, identity 443, kafka 9092
            gateway      | gateways 8080, monitoring 9000              | consent 8080, data 5432, dns 53, identity 443, inquiry 8080, subscription 8080
            """)
    void inProductionTheseAreTheEdges(String service, String in, String out) {
        Manifest policy = policy(Profile.PRODUCTION, service);

        assertThat(edges(policy.each("spec.ingress"), "from")).hasToString("[" + in + "]");
        assertThat(edges(policy.each("spec.egress"), "to")).hasToString("[" + out + "]");
    }

    @Test
    void aMigrationReachesTheDatabasesOnly() {
        Manifest policy = policy(Profile.GITOPS, "consent-migration");

        assertThat(policy.each("spec.ingress")).isEmpty();
        assertThat(edges(policy.each("spec.egress"), "to")).hasToString("[anywhere 5432, dns 53]");
    }

    @Test
    void portsFollowTheAddresses() {
        Manifest policy = policy(Profile.EXTERNAL, "consent");

        assertThat(edges(policy.each("spec.egress"), "to"))
                .hasToString(
                        "[203.0.113.0/28 5432, 203.0.113.0/28 6432, 203.0.113.16/28 9094, 203.0.113.16/28 9095, anywhere 8443, dns 53, subscription 8080, world 443]");
    }

    @Test
    void withoutWebhooksNothingReachesTheWorld() {
        assertThat(edges(policy(Profile.AIR_GAPPED, "consent").each("spec.egress"), "to"))
                .noneMatch(edge -> edge.startsWith("world"));
    }

    private static Manifest policy(Profile profile, String name) {
        return Chart.objects(profile).stream()
                .filter(object -> object.id().equals("NetworkPolicy/house-" + name))
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> edges(List<Manifest> rules, String direction) {
        TreeSet<String> edges = new TreeSet<>();
        for (Manifest rule : rules) {
            List<Manifest> peers = rule.each(direction);
            for (Manifest port : rule.each("ports")) {
                String number =
                        Map.of("http", "8080", "management", "9000").getOrDefault(port.text("port"), port.text("port"));
                if (peers.isEmpty()) {
                    edges.add("anywhere " + number);
                }
                peers.forEach(peer -> edges.add(name(peer) + " " + number));
            }
        }
        return edges;
    }

    private static String name(Manifest peer) {
        if (peer.value("ipBlock") != null) {
            String cidr = peer.text("ipBlock.cidr");
            return switch (cidr) {
                case "0.0.0.0/0", "::/0" -> "world";
                case "192.0.2.0/24" -> "identity";
                case "198.51.100.7/32" -> "mail";
                default -> cidr;
            };
        }
        if (peer.value("podSelector") != null) {
            return cast((Map<?, ?>) peer.at("podSelector.matchLabels").tree())
                    .get("app.kubernetes.io/name")
                    .toString();
        }
        String namespace = cast((Map<?, ?>)
                        peer.at("namespaceSelector.matchLabels").tree())
                .get("kubernetes.io/metadata.name")
                .toString();
        return namespace.equals("kube-system") ? "dns" : namespace;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
