package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pod Security <em>restricted</em>, and the rules of the house. */
class PolicyTest {

    @ParameterizedTest
    @EnumSource
    void everyPodKeepsTheRules(Profile profile) {
        assertThat(violations(Chart.objects(profile))).isEmpty();
    }

    /** A policy that finds nothing wrong in anything is worth nothing. */
    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachIsFound(String right, String wrong, String violation) {
        String rendered = Chart.render(Profile.GITOPS);
        UnaryOperator<String> spoil = yaml -> yaml.replaceFirst(right, wrong);
        String spoilt = spoil.apply(rendered);

        assertThat(spoilt).isNotEqualTo(rendered);
        assertThat(violations(Chart.objects(spoilt))).anyMatch(line -> line.endsWith(violation));
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of("runAsNonRoot: true", "runAsNonRoot: false", "may be root"),
                Arguments.of("runAsUser: 10001", "runAsUser: 0", "is root"),
                Arguments.of(
                        "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "may gain privileges"),
                Arguments.of("privileged: false", "privileged: true", "is privileged"),
                Arguments.of("drop: \\[ALL\\]", "drop: [NET_RAW]", "keeps capabilities"),
                Arguments.of("type: RuntimeDefault", "type: Unconfined", "has no seccomp profile"),
                Arguments.of(
                        "emptyDir: \\{sizeLimit: 128Mi\\}", "hostPath: {path: /}", "mounts what restricted forbids"),
                Arguments.of("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "can write to its root"),
                Arguments.of("mountPath: /tmp", "mountPath: /elsewhere", "has no /tmp"),
                Arguments.of("automountServiceAccountToken: false", "hostNetwork: true", "has a token of the API"),
                Arguments.of("enableServiceLinks: false", "enableServiceLinks: true", "sees variables of Services"),
                Arguments.of("memory: 512Mi", "cpu: 1", "has no limit of memory"),
                Arguments.of("cpu: 250m", "ephemeral-storage: 1Gi", "has no requests"),
                Arguments.of("path: /q/health/live, port: management", "path: /q/health/ready, port: http", "liveness"),
                Arguments.of(
                        "path: /q/health/ready, port: management", "path: /q/health/ready, port: http", "readiness"),
                Arguments.of("path: /q/health/started, port: management", "path: /, port: http", "startup"),
                Arguments.of("sleep: \\{seconds: 5\\}", "sleep: {seconds: 45}", "has no time left after preStop"),
                Arguments.of("secretKeyRef:", "fieldRef:", "has a password in the open"));
    }

    @Test
    void noSecretIsMadeOrWrittenDown() {
        for (Profile profile : Profile.values()) {
            assertThat(Chart.objects(profile)).extracting(Manifest::kind).doesNotContain("Secret", "ConfigMap");
        }
        assertThat(Chart.read("values.yaml"))
                .doesNotContainIgnoringCase("password: \"")
                .doesNotContain("changeme");
    }

    @Test
    void imagesAreNamedByDigestWhereOneIsGiven() {
        assertThat(images(Profile.PRODUCTION))
                .allMatch(image -> image.matches("registry\\.example\\.com/madoguchi/[a-z-]+@sha256:[0-9a-f]{64}"));
        assertThat(images(Profile.AIR_GAPPED)).allMatch(image -> image.startsWith("registry.internal:5000/madoguchi/"));
        assertThat(images(Profile.MINIMAL)).noneMatch(image -> image.endsWith(":latest"));
    }

    private static List<String> images(Profile profile) {
        return Chart.objects(profile).stream()
                .filter(Manifest::hasPods)
                .map(workload -> workload.container().text("image"))
                .toList();
    }

    private static List<String> violations(List<Manifest> objects) {
        List<String> found = new ArrayList<>();
        for (Manifest workload : objects) {
            if (workload.hasPods()) {
                pod(workload, found);
                container(workload, found);
                if (workload.kind().equals("Deployment")) {
                    probes(workload, found);
                }
            }
        }
        return found;
    }

    private static void pod(Manifest workload, List<String> found) {
        Manifest pod = workload.pod();
        String who = workload.id();
        must(found, who, is(pod, "securityContext.runAsNonRoot", true), "may be root");
        must(found, who, !is(pod, "securityContext.runAsUser", 0), "is root");
        must(found, who, is(pod, "securityContext.seccompProfile.type", "RuntimeDefault"), "has no seccomp profile");
        must(found, who, is(pod, "automountServiceAccountToken", false), "has a token of the API");
        must(found, who, is(pod, "enableServiceLinks", false), "sees variables of Services");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            must(found, who, pod.value(host) == null, "shares " + host);
        }
        for (Manifest volume : pod.each("volumes")) {
            boolean allowed =
                    Stream.of("emptyDir", "projected", "configMap").anyMatch(kind -> volume.value(kind) != null);
            must(found, who, allowed, "mounts what restricted forbids");
        }
        must(found, who, pod.each("containers").size() == 1, "has a stranger beside it");
    }

    private static void container(Manifest workload, List<String> found) {
        Manifest container = workload.container();
        Manifest security = container.at("securityContext");
        String who = workload.id();
        must(found, who, is(security, "allowPrivilegeEscalation", false), "may gain privileges");
        must(found, who, is(security, "privileged", false), "is privileged");
        must(found, who, is(security, "readOnlyRootFilesystem", true), "can write to its root");
        must(found, who, is(security, "runAsNonRoot", true), "may be root");
        must(found, who, is(security, "capabilities.drop", List.of("ALL")), "keeps capabilities");
        must(found, who, security.value("capabilities.add") == null, "keeps capabilities");
        must(found, who, is(security, "seccompProfile.type", "RuntimeDefault"), "has no seccomp profile");
        must(found, who, container.value("resources.limits.memory") != null, "has no limit of memory");
        must(
                found,
                who,
                container.value("resources.requests.memory") != null
                        && container.value("resources.requests.cpu") != null,
                "has no requests");
        List<Manifest> mounts = container.each("volumeMounts");
        must(found, who, mounts.stream().anyMatch(mount -> is(mount, "mountPath", "/tmp")), "has no /tmp");
        must(
                found,
                who,
                mounts.stream().allMatch(mount -> is(mount, "name", "tmp") || is(mount, "readOnly", true)),
                "can write to a mount");
        for (Manifest variable : container.each("env")) {
            boolean open = variable.text("name").endsWith("PASSWORD")
                    && !(variable.value("valueFrom.secretKeyRef") instanceof Map);
            must(found, who, !open, "has a password in the open");
        }
    }

    private static void probes(Manifest workload, List<String> found) {
        Manifest container = workload.container();
        String who = workload.id();
        must(found, who, probe(container, "startupProbe", "/q/health/started"), "startup");
        must(found, who, probe(container, "livenessProbe", "/q/health/live"), "liveness");
        must(found, who, probe(container, "readinessProbe", "/q/health/ready"), "readiness");
        Object sleep = container.value("lifecycle.preStop.sleep.seconds");
        Object grace = workload.pod().value("terminationGracePeriodSeconds");
        boolean time = sleep instanceof Integer before && grace instanceof Integer all && all - before >= 10;
        must(found, who, time, "has no time left after preStop");
    }

    private static boolean probe(Manifest container, String name, String path) {
        return is(container, name + ".httpGet.path", path) && is(container, name + ".httpGet.port", "management");
    }

    private static boolean is(Manifest manifest, String path, Object wanted) {
        return wanted.equals(manifest.value(path));
    }

    private static void must(List<String> found, String who, boolean kept, String violation) {
        if (!kept) {
            found.add(who + " " + violation);
        }
    }
}
