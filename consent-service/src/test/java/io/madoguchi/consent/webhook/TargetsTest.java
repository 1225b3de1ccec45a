package io.madoguchi.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.problems.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook is no way into the house. */
class TargetsTest {

    private final Targets strict = targets(false);
    private final Targets development = targets(true);

    @Test
    void httpsToTheWorldIsTaken() {
        assertThat(strict.parse("https://hooks.example.com/in?x=1"))
                .isEqualTo(new Targets.Target(true, "hooks.example.com", 443, "/in?x=1"));
        assertThat(strict.parse("https://hooks.example.com:8443"))
                .isEqualTo(new Targets.Target(true, "hooks.example.com", 8443, "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com/#x",
                "https:///in",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://0.0.0.0/",
                "https://127.1/",
                "file:///etc/passwd",
                "not an address"
            })
    void everythingElseIsRefused(String url) {
        assertThatThrownBy(() -> strict.parse(url)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theMachineItselfIsForDevelopment() {
        assertThat(development.parse("http://127.0.0.1:9000/x").secure()).isFalse();
        assertThatThrownBy(() -> development.parse("http://10.0.0.1/")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> development.parse("http://hooks.example.com/")).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatANameLeadsToIsJudgedBeforeEachConnection() throws UnknownHostException {
        for (String inside : List.of(
                "127.0.0.1", "192.168.1.1", "172.31.255.255", "100.64.0.1", "::1", "fe80::1", "fc00::1", "2002::1")) {
            assertThat(strict.isRefused(InetAddress.getByName(inside)))
                    .as(inside)
                    .isTrue();
        }
        for (String outside : List.of("93.184.215.14", "172.32.0.1", "11.0.0.1", "2606:2800:21f::1")) {
            assertThat(strict.isRefused(InetAddress.getByName(outside)))
                    .as(outside)
                    .isFalse();
        }
        assertThat(strict.address(new Targets.Target(true, "localhost", 443, "/")))
                .isEmpty();
        assertThat(development.address(new Targets.Target(false, "localhost", 80, "/")))
                .isPresent();
    }

    @Test
    void aPrivateNetworkCanBeAllowed() throws UnknownHostException {
        Targets allowed = new Targets(config(false, List.of("10.20.0.0/16")));

        assertThat(allowed.isRefused(InetAddress.getByName("10.20.3.4"))).isFalse();
        assertThat(allowed.isRefused(InetAddress.getByName("10.21.3.4"))).isTrue();
        assertThatThrownBy(() -> Network.of("example.com/8")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Network.of("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Targets targets(boolean loopback) {
        return new Targets(config(loopback, List.of()));
    }

    private static WebhookConfig config(boolean loopback, List<String> networks) {
        return new WebhookConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public boolean loopback() {
                return loopback;
            }

            @Override
            public Optional<List<String>> networks() {
                return Optional.of(networks);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration deadline() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration rotation() {
                return Duration.ofDays(1);
            }
        };
    }
}
