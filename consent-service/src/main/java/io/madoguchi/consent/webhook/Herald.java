package io.madoguchi.consent.webhook;

import io.madoguchi.consent.disclosure.Subjects;
import io.madoguchi.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells recipients what waits for them. A notice is taken into hand for a while and its outcome recorded afterwards, so that
 * a killed herald loses none: at worst a recipient hears twice, under the same {@code webhook-id}.
 */
@Singleton
class Herald {

    private static final Logger LOG = Logger.getLogger(Herald.class);
    private static final int AT_ONCE = 32;

    private final Clock clock;
    private final WebhookClient client;
    private final Targets targets;
    private final Secrets secrets;
    private final Subjects subjects;
    private final WebhookConfig config;
    private final String publicUrl;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Herald(
            Clock clock,
            WebhookClient client,
            Targets targets,
            Secrets secrets,
            Subjects subjects,
            WebhookConfig config,
            @ConfigProperty(name = "madoguchi.public-url") String publicUrl) {
        this.clock = clock;
        this.client = client;
        this.targets = targets;
        this.secrets = secrets;
        this.subjects = subjects;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void round() {
        if (config.enabled()) {
            tellDue();
        }
    }

    /** One slow recipient holds up nobody else: each is told on a thread of its own. */
    void tellDue() {
        int places = free.drainPermits();
        List<UUID> due = List.of();
        try {
            due = places == 0 ? due : QuarkusTransaction.requiringNew().call(() -> claim(places));
        } finally {
            free.release(places - due.size());
        }
        for (UUID notice : due) {
            Thread.ofVirtual().name("herald").start(() -> {
                try {
                    tell(notice);
                } catch (RuntimeException e) {
                    LOG.warnf(
                            "Notice %s could not be sent: %s",
                            notice, e.getClass().getSimpleName());
                } finally {
                    free.release();
                }
            });
        }
    }

    private List<UUID> claim(int places) {
        // longer than an attempt can take, or two would have the same in hand
        Duration lease = config.timeout().multipliedBy(4);
        return WithdrawalNotice.claim(clock.instant(), lease, places).stream()
                .map(n -> n.id)
                .toList();
    }

    private record Letter(Targets.Target target, Map<String, String> headers, String body, UUID endpoint) {}

    void tell(UUID id) {
        Optional<Letter> letter = QuarkusTransaction.requiringNew().call(() -> letter(id));
        Attempt attempt =
                letter.map(l -> client.post(l.target(), l.headers(), l.body())).orElse(Attempt.NOWHERE);
        QuarkusTransaction.requiringNew().run(() -> {
            WithdrawalNotice.locked(id).ifPresent(n -> n.attempted(attempt, clock.instant()));
            if (attempt.isGone()) {
                letter.flatMap(l -> WebhookEndpoint.locked(l.endpoint()))
                        .filter(e -> e.state == WebhookEndpoint.State.ACTIVE)
                        .ifPresent(e -> e.close(clock.instant()));
            }
        });
    }

    private Optional<Letter> letter(UUID id) {
        WithdrawalNotice notice =
                WithdrawalNotice.<WithdrawalNotice>findByIdOptional(id).orElseThrow();
        return WebhookEndpoint.of(notice.recipient).flatMap(endpoint -> {
            try {
                return Optional.of(letter(notice, endpoint, targets.parse(endpoint.url)));
            } catch (ProblemException refused) {
                // what may be reached has become stricter since the endpoint was opened
                return Optional.empty();
            }
        });
    }

    private Letter letter(WithdrawalNotice notice, WebhookEndpoint endpoint, Targets.Target target) {
        Instant now = clock.instant();
        String subject = subjects.of(notice.recipient, notice.person);
        String body =
                Message.of(notice, subject, publicUrl, secrets.token(notice.id)).json();
        long timestamp = now.getEpochSecond();
        String signature =
                StandardWebhook.signature(secrets.signing(endpoint, now), notice.id.toString(), timestamp, body);
        return new Letter(
                target,
                Map.of(
                        "content-type",
                        "application/json",
                        StandardWebhook.ID,
                        notice.id.toString(),
                        StandardWebhook.TIMESTAMP,
                        String.valueOf(timestamp),
                        StandardWebhook.SIGNATURE,
                        signature),
                body,
                endpoint.id);
    }
}
