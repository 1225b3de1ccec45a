package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.identity.Encryption;
import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.Standing;
import io.madoguchi.subscription.identity.Standings;
import io.madoguchi.subscription.identity.TestResult;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The identity that the configuration gives. Its row follows the configuration at each start, and it tests itself by a
 * mail to its own address: what is set up without a console needs nobody at one.
 */
@ApplicationScoped
class HouseIdentity {

    private static final Logger LOG = Logger.getLogger(HouseIdentity.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final DeliveryConfig config;
    private final Standings standings;
    private final IdentityTester tester;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long next = System.nanoTime();
    private volatile Duration wait = FIRST_WAIT;

    HouseIdentity(DeliveryConfig config, Standings standings, IdentityTester tester, Clock clock) {
        this.config = config;
        this.standings = standings;
        this.tester = tester;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(this::follow);
    }

    private void follow() {
        SendingIdentity house =
                SendingIdentity.findIdentity(SendingIdentity.HOUSE).orElseThrow();
        DeliveryConfig.Smtp smtp = config.smtp();
        Encryption encryption = switch (smtp.startTls()) {
            case NEVER -> Encryption.NONE;
            case IF_OFFERED -> Encryption.IF_OFFERED;
            case REQUIRED -> Encryption.STARTTLS;
        };
        Optional<String> user = smtp.user().filter(name -> !name.isBlank());
        String file = user.flatMap(name -> smtp.passwordFile())
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .orElse(user.isPresent() ? "" : null);
        boolean changed = house.follow(
                new SendingIdentity.HouseSettings(
                        smtp.host(),
                        smtp.port(),
                        encryption,
                        user.orElse(null),
                        file,
                        config.from(),
                        config.bounceDomain().orElse(null)),
                clock.instant());
        if (changed) {
            LOG.info("The sending identity of the house follows the configuration");
        }
    }

    /** Beside the heartbeat, which no relay may delay; repeated until one test mail was taken. */
    void prove() {
        if (System.nanoTime() - next < 0 || !busy.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("house-test").start(() -> {
            try {
                next = System.nanoTime() + wait.toNanos();
                attempt();
            } catch (RuntimeException e) {
                LOG.warnf("The test mail of the house failed and is repeated: %s", e.getMessage());
            } finally {
                busy.set(false);
            }
        });
    }

    private void attempt() {
        Optional<SendingIdentity> untested = QuarkusTransaction.requiringNew()
                .call(() -> SendingIdentity.findIdentity(SendingIdentity.HOUSE)
                        .filter(house -> standings.of(house) == Standing.UNTESTED));
        if (untested.isEmpty()) {
            wait = FIRST_WAIT;
            return;
        }
        SendingIdentity house = untested.get();
        TestResult result = tester.send(house, EmailAddress.parse(house.from()), Locale.ENGLISH);
        if (result.verdict() == TestResult.Verdict.ACCEPTED) {
            QuarkusTransaction.requiringNew()
                    .run(() -> standings.passed(house.id(), house.fingerprint(), "configuration"));
            LOG.info("The relay of the house took its test mail");
        } else {
            LOG.warnf("The relay of the house does not take a test mail, issues wait: %s", result.verdict());
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }
}
