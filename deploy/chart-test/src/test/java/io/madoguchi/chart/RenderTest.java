package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of the chart as a whole. */
class RenderTest {

    @Test
    void strictLintIsContent() {
        var lint = new Helm(Chart.DIRECTORY).lint().strict().call();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theSameValuesGiveTheSameBytes(Profile profile) {
        assertThat(Chart.renderAnew(profile)).isEqualTo(Chart.render(profile)).doesNotContain("null", "<no value>");
    }

    @ParameterizedTest
    @EnumSource
    void noTwoObjectsHaveOneName(Profile profile) {
        assertThat(Chart.objects(profile)).extracting(Manifest::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("missing")
    void whatIsMissingIsSaidInOneSentence(String value, String sentence) {
        assertThatThrownBy(() -> Chart.renderWith(Profile.MINIMAL, value)).hasMessageContaining(sentence);
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of("publicUrl: ''", "publicUrl is missing"),
                Arguments.of("image: {registry: ''}", "image.registry is missing"),
                Arguments.of("image: {requireDigest: true}", "digest is missing, and image.requireDigest asks for one"),
                Arguments.of("identity: {issuer: ''}", "identity.issuer is missing"),
                Arguments.of("kafka: {bootstrap: ''}", "kafka.bootstrap is missing"),
                Arguments.of("database: {host: ''}", "database.host is missing"),
                Arguments.of("database: {sslMode: verify-full}", "database.caConfigMap must name the authority"),
                Arguments.of("mail: {host: ''}", "mail.host is missing"),
                Arguments.of("mail: {from: ''}", "mail.from is missing"),
                Arguments.of("mail: {listDomain: ''}", "mail.listDomain is missing"),
                Arguments.of("mail: {user: relay}", "mail.password.secret is missing"),
                Arguments.of("mail: {dkim: {secret: ''}}", "mail.dkim.secret is missing"),
                Arguments.of("mail: {dkim: {files: null}}", "mail.dkim.files is empty"),
                Arguments.of("route: {enabled: true}", "route.parentRefs is empty"));
    }

    /** Which objects make which install; a new one is a new line here, seen by whoever reviews it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MINIMAL           | 4 Deployment, 5 NetworkPolicy, 4 PodDisruptionBudget, 4 Service
            PRODUCTION        | 4 Deployment, 1 HTTPRoute, 5 NetworkPolicy, 4 PodDisruptionBudget, 4 Service, 1 ServiceMonitor
            HIGH_AVAILABILITY | 4 Deployment, 3 HorizontalPodAutoscaler, 5 NetworkPolicy, 4 PodDisruptionBudget, 4 Service
            EXTERNAL          | 4 Deployment, 1 Ingress, 5 NetworkPolicy, 4 PodDisruptionBudget, 4 Service
            GITOPS            | 4 Deployment, 4 Job, 9 NetworkPolicy, 4 PodDisruptionBudget, 4 Service
            AIR_GAPPED        | 4 Deployment, 4 Job, 9 NetworkPolicy, 4 PodDisruptionBudget, 4 Service
            """)
    void anInstallIsMadeOfTheseObjects(Profile profile, String objects) {
        List<String> kinds =
                Chart.objects(profile).stream().map(Manifest::kind).sorted().toList();

        assertThat(kinds.stream()
                        .distinct()
                        .map(kind -> kinds.stream().filter(kind::equals).count() + " " + kind))
                .containsExactlyElementsOf(Arrays.asList(objects.split(", ")));
    }

    @Test
    void whoeverInstalledIsToldCommandsThatWork() {
        String notes = Chart.read("templates/NOTES.txt");

        assertThat(notes).contains("rollout status deployment", "port-forward service/", "logs -l");
    }
}
