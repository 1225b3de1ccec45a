package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.local.DeskEnvironment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, the desk and the services mean the same variables and files. */
class EnvironmentTest {

    /** Declared, and left as they are for a reason. */
    private static final Map<String, String> LEFT = Map.of(
            "ALLOW_UNSIGNED", "for a machine of one's own: the chart has no way to send unsigned mail",
            "WEBHOOK_LOOPBACK", "for development: the chart has no way to post to itself",
            "MADOGUCHI_RETURNS_PORT",
                    "for the desk: in a cluster the relay that takes mail for mail.returnDomain hands it in",
            "COOKIE_SECURE", "for browsers on http://localhost: in a cluster cookies are always secure",
            "OIDC_CLIENT_SECRET_FILE", "client-secret below SECRETS_DIR, unless another file is named");

    /** Read by the JVM and by Quarkus, so by no source of ours. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("JAVA_TOOL_OPTIONS", "QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_FLYWAY_KEYS_MIGRATE_AT_START");

    /** The desk says these to everybody; they are not read everywhere. */
    private static final Set<String> SAID_IN_VAIN = Set.of(
            "CONSENT_URL", "KAFKA_BOOTSTRAP", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET_FILE", "PUBLIC_URL", "UPLOADS_DIR");

    @ParameterizedTest
    @ValueSource(strings = {"subscription-service", "consent-service", "inquiry-service", "gateway"})
    void everyVariableOfTheChartIsRead(String service) {
        Set<String> read = new TreeSet<>(Sources.variables(service));
        read.addAll(Sources.settings(service));
        read.addAll(OF_THE_PLATFORM);

        assertThat(read).containsAll(chart(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription-service", "consent-service", "inquiry-service", "gateway"})
    void everyDeclaredVariableIsGivenOrLeftForAReason(String service) {
        Set<String> missing = Sources.variables(service);
        missing.removeAll(chart(service));
        missing.removeAll(LEFT.keySet());

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription-service", "consent-service", "inquiry-service", "gateway"})
    void theDeskSpeaksTheSameNames(String service, @TempDir Path data) {
        Set<String> desk = new TreeSet<>(
                new DeskEnvironment(service, Chart.ROOT, data).variables().keySet());
        desk.removeAll(chart(service));
        desk.removeAll(LEFT.keySet());

        assertThat(SAID_IN_VAIN).containsAll(desk);
        desk.retainAll(Sources.variables(service));
        assertThat(desk).as("read, given at the desk, and not in the cluster").isEmpty();
    }

    /** The desk makes more than is read: the account of a service that asks nobody, for instance. */
    @ParameterizedTest
    @CsvSource({
        "subscription-service, 'client-secret'",
        "consent-service, ''",
        "inquiry-service, 'client-secret,links'",
        "gateway, ''"
    })
    void everySecretFileOfTheDeskIsMountedWhereItIsRead(String service, String unread, @TempDir Path data) {
        Set<String> files = new TreeSet<>(new DeskEnvironment(service, Chart.ROOT, data).files());
        files.removeAll(Set.of(unread.split(",")));
        // in the cluster signing keys are a Secret of their own (mail.dkim)
        files.removeIf(file -> file.startsWith("dkim/"));

        assertThat(mounted(service)).isEqualTo(files);
    }

    private static Set<String> chart(String service) {
        return deployment(service).container().each("env").stream()
                .map(variable -> variable.text("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mounted(String service) {
        Set<String> paths = new TreeSet<>();
        for (Manifest volume : deployment(service).pod().each("volumes")) {
            if (volume.text("name").equals("secrets")) {
                for (Manifest source : volume.each("projected.sources")) {
                    source.each("secret.items").forEach(item -> paths.add(item.text("path")));
                }
            }
        }
        return paths;
    }

    private static Manifest deployment(String service) {
        String name = "Deployment/house-" + service.replace("-service", "");
        return Chart.objects(Chart.renderWith(Profile.MINIMAL, Resource.read("everything.yaml"))).stream()
                .filter(object -> object.id().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
