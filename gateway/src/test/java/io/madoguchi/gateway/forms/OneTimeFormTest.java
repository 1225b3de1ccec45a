package io.madoguchi.gateway.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.madoguchi.gateway.signin.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeFormTest {

    private static final Instant RENDERED = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    Path secrets;

    @BeforeEach
    void secret() throws IOException {
        Files.writeString(secrets.resolve("forms"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void theSameFieldGivesTheSameKeyAgain() throws FormRefused {
        String field = form(Duration.ZERO).issue("sign-up");

        Opened first = form(Duration.ofSeconds(5)).open("sign-up", field);
        Opened again = form(Duration.ofMinutes(5)).open("sign-up", field);

        assertThat(again.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(first.renderedAt()).isEqualTo(RENDERED);
        assertThat(form(Duration.ZERO).issue("sign-up")).isNotEqualTo(field);
    }

    @Test
    void itTellsHowLongThePersonHadIt() throws FormRefused {
        String field = form(Duration.ZERO).issue("sign-up");

        assertThat(form(Duration.ofMillis(1999)).open("sign-up", field).fasterThan(Duration.ofSeconds(2)))
                .isTrue();
        assertThat(form(Duration.ofSeconds(2)).open("sign-up", field).fasterThan(Duration.ofSeconds(2)))
                .isFalse();
    }

    @Test
    void itIsGoodForADay() throws FormRefused {
        String field = form(Duration.ZERO).issue("sign-up");

        assertThat(form(Duration.ofHours(24)).open("sign-up", field)).isNotNull();
        refused(FormRefused.Reason.EXPIRED, Duration.ofHours(24).plusMillis(1), field);
        refused(FormRefused.Reason.EXPIRED, Duration.ofMillis(-1), field);
    }

    @Test
    void nothingInItCanBeChanged() {
        String field = form(Duration.ZERO).issue("sign-up");
        for (int i = 0; i < field.length() - 1; i++) {
            char other = field.charAt(i) == '1' ? '2' : '1';
            refused(
                    FormRefused.Reason.FORGED,
                    Duration.ofSeconds(5),
                    field.substring(0, i) + other + field.substring(i + 1));
        }
    }

    @Test
    void itIsGoodForItsOwnFormOnly() {
        String field = form(Duration.ZERO).issue("sign-up");

        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> form(Duration.ofSeconds(5)).open("unsubscribe", field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "p...", "p.0.0.0", "null", "\u0000"})
    void whatIsNoFieldIsForged(String field) {
        refused(FormRefused.Reason.FORGED, Duration.ofSeconds(5), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
    void withoutAProperSecretTheGatewayDoesNotStart(String secret) throws IOException {
        Files.writeString(secrets.resolve("forms"), secret);

        assertThatIllegalStateException().isThrownBy(() -> form(Duration.ZERO));
    }

    private void refused(FormRefused.Reason reason, Duration later, String field) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> form(later).open("sign-up", field))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private OneTimeForm form(Duration later) {
        return new OneTimeForm(new Stranger(), Clock.fixed(RENDERED.plus(later), ZoneOffset.UTC), secrets);
    }

    private static final class Stranger implements Visitor {

        @Override
        public boolean signedIn() {
            return false;
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public List<String> companies() {
            return List.of();
        }

        @Override
        public Optional<String> bearer() {
            return Optional.empty();
        }

        @Override
        public String csrf() {
            return "";
        }

        @Override
        public Optional<String> language() {
            return Optional.empty();
        }

        @Override
        public void remember(String language) {}
    }
}
