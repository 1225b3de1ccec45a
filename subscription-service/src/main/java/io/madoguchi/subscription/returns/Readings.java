package io.madoguchi.subscription.returns;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.StopBarrier;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.returns.Finding.About;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what was kept: one transaction says what it is and lets it have its effect, once. */
@ApplicationScoped
class Readings {

    private static final Logger LOG = Logger.getLogger(Readings.class);
    private static final int AT_ONCE = 100;
    private static final int LONGEST = 300;

    private final Trace trace;
    private final ReturnEffects effects;
    private final StopBarrier barrier;
    private final Seal seal;
    private final ReturnsConfig config;
    private final Clock clock;

    Readings(Trace trace, ReturnEffects effects, StopBarrier barrier, Seal seal, ReturnsConfig config, Clock clock) {
        this.trace = trace;
        this.effects = effects;
        this.barrier = barrier;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /** What a crash or a fault has left, and the bytes whose time is over. */
    @Scheduled(
            identity = "returns",
            every = "${madoguchi.returns.tick:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID mail : QuarkusTransaction.requiringNew().call(() -> ReturnMail.listUnread(AT_ONCE))) {
            try {
                read(mail);
            } catch (RuntimeException e) {
                LOG.warnf("Return %s could not be read: %s", mail, e.getClass().getSimpleName());
                QuarkusTransaction.requiringNew().run(() -> again(mail));
            }
        }
        QuarkusTransaction.requiringNew()
                .run(() -> ReturnMail.forget(clock.instant().minus(config.keep())));
    }

    /** After this has come back, what it stops is stopped (P2). */
    void read(UUID id) {
        Optional<PersonRef> silenced = QuarkusTransaction.requiringNew().call(() -> readOne(id));
        if (silenced.isPresent() && !barrier.awaitQuiet(silenced.get())) {
            LOG.infof("A mail was just starting when return %s stopped it", id);
        }
    }

    private Optional<PersonRef> readOne(UUID id) {
        // the person's turn before the row: erasure takes them in this order too
        ReturnMail.personOf(id).ifPresent(Reader::takeTurn);
        Optional<ReturnMail> found = ReturnMail.lock(id);
        if (found.isEmpty() || found.get().readAt != null) {
            return Optional.empty();
        }
        ReturnMail mail = found.get();
        return conclude(mail, finding(mail));
    }

    private Optional<PersonRef> conclude(ReturnMail mail, Finding finding) {
        ReturnEvent.of(mail, finding).persist();
        mail.read(clock.instant());
        return effects.apply(mail, finding);
    }

    private void again(UUID id) {
        ReturnMail.lock(id)
                .filter(mail -> mail.readAt == null && !mail.tryAgain())
                .ifPresent(mail -> {
                    ReturnEvent.of(mail, unparsed("fault", trace.of(mail).orElse(null)))
                            .persist();
                    mail.read(clock.instant());
                });
    }

    private Finding finding(ReturnMail mail) {
        Optional<byte[]> raw = mail.raw(seal);
        if (raw.isEmpty()) {
            return unparsed("gone", null);
        }
        try {
            return finding(mail, ReturnParser.read(MimeReader.read(raw.get())));
        } catch (MimeReader.Unreadable e) {
            // whoever writes to the address that unsubscribes wants to leave, however broken their mail is
            return isLeaving(mail)
                    ? leaving(mail)
                    : unparsed(e.why(), trace.of(mail).orElse(null));
        }
    }

    private Finding finding(ReturnMail mail, Reading reading) {
        return switch (reading) {
            case Reading.Report report -> reported(mail, report);
            case Reading.Complaint complaint ->
                new Finding(
                        ReturnKind.COMPLAINT,
                        false,
                        null,
                        complaint.type(),
                        trace.of(mail, complaint.clues()).orElse(null));
            case Reading.AutoReply auto ->
                isLeaving(mail)
                        ? leaving(mail)
                        : new Finding(
                                ReturnKind.AUTO_REPLY,
                                false,
                                null,
                                auto.why(),
                                trace.of(mail).orElse(null));
            case Reading.Unparsed unparsed ->
                isLeaving(mail)
                        ? leaving(mail)
                        : unparsed(unparsed.why(), trace.of(mail).orElse(null));
        };
    }

    private Finding reported(ReturnMail mail, Reading.Report report) {
        About about = trace.of(mail, report.clues()).orElse(null);
        // several recipients behind one of ours: the mildest, for some of it may have arrived
        return trace.about(report.groups(), about).stream()
                .map(group -> {
                    Verdict verdict = Verdict.of(group.action(), group.status());
                    String said = group.diagnostic() == null ? group.action() : group.diagnostic();
                    return new Finding(
                            verdict.kind(), verdict.nobodyThere(), group.status(), Words.line(said, LONGEST), about);
                })
                .min(Comparator.comparing(finding -> mildness(finding.kind())))
                .orElseGet(() -> unparsed("report-without-recipient", about));
    }

    private static int mildness(ReturnKind kind) {
        return switch (kind) {
            case DELIVERED -> 0;
            case DELAYED -> 1;
            case SOFT -> 2;
            case HARD -> 3;
            case COMPLAINT, AUTO_REPLY, UNSUBSCRIBE, UNPARSED -> 4;
        };
    }

    private static boolean isLeaving(ReturnMail mail) {
        return mail.address == Address.Kind.UNSUBSCRIBE && !mail.nullSender;
    }

    private Finding leaving(ReturnMail mail) {
        return new Finding(
                ReturnKind.UNSUBSCRIBE, false, null, null, trace.of(mail).orElse(null));
    }

    private static Finding unparsed(String why, @Nullable About about) {
        return new Finding(ReturnKind.UNPARSED, false, null, why, about);
    }
}
