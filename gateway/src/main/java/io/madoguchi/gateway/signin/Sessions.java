package io.madoguchi.gateway.signin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** All sessions: opened once per sign-in, remembered for a moment, refreshed by one request at a time, ended for good. */
@ApplicationScoped
class Sessions {

    /** An access token that ends within this is not sent any more: it could end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final int REMEMBERED = 10_000;

    private final SigninConfig config;
    private final SessionSeal seal;
    private final Provider provider;
    private final Clock clock;
    private final Semaphore refreshSlots;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<SignedIn>>> refreshes = new ConcurrentHashMap<>();

    Sessions(SigninConfig config, SessionSeal seal, Provider provider, Clock clock) {
        this.config = config;
        this.seal = seal;
        this.provider = provider;
        this.clock = clock;
        this.refreshSlots = new Semaphore(config.refreshesAtOnce());
    }

    /** A new session under a new id, whatever the browser held before: nobody can plant one (session fixation). */
    String open(TokenSet tokens) {
        String id = Cookies.random();
        String digest = Cookies.digest(id);
        Instant now = clock.instant();
        String sealed = tokens.seal(seal, digest);
        QuarkusTransaction.requiringNew()
                .run(() -> Session.open(digest, tokens, sealed, Cookies.random(), now, now.plus(config.absolute()))
                        .persist());
        return id;
    }

    /** The session behind this id when it was looked up a moment ago; never waits. */
    Optional<SignedIn> recall(String id) {
        Remembered found = remembered.get(Cookies.digest(id));
        Instant now = clock.instant();
        return found != null && now.isBefore(found.until) && isFresh(found.session, now)
                ? Optional.of(found.session)
                : Optional.empty();
    }

    /** The session behind this id with an access token that is good; reads the database, may ask the provider. */
    Optional<SignedIn> find(String id) {
        String digest = Cookies.digest(id);
        Optional<SignedIn> found = QuarkusTransaction.requiringNew().call(() -> load(digest));
        if (found.isPresent() && !isFresh(found.get(), clock.instant())) {
            found = refreshOnce(digest);
        }
        found.ifPresentOrElse(this::remember, () -> remembered.remove(digest));
        return found;
    }

    /** Ends a session here; answers its tokens so that it can be ended at the provider too. */
    Optional<TokenSet> end(String digest) {
        Optional<TokenSet> tokens = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Session> session = Session.locked(digest);
            session.ifPresent(Session::delete);
            return session.flatMap(s -> TokenSet.open(seal, digest, s.tokens));
        });
        remembered.remove(digest);
        return tokens;
    }

    long endBySid(String sid) {
        long ended = QuarkusTransaction.requiringNew().call(() -> Session.endBySid(sid));
        remembered.clear();
        return ended;
    }

    long endBySubject(String subject) {
        long ended = QuarkusTransaction.requiringNew().call(() -> Session.endBySubject(subject));
        remembered.clear();
        return ended;
    }

    void speak(String digest, String language) {
        QuarkusTransaction.requiringNew()
                .run(() -> Session.locked(digest).ifPresent(session -> session.language = language));
        remembered.remove(digest);
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        QuarkusTransaction.requiringNew().call(() -> Session.sweep(clock.instant(), config.idle()));
    }

    private Optional<SignedIn> load(String digest) {
        Optional<Session> found = Session.findByIdOptional(digest);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Session session = found.get();
        Instant now = clock.instant();
        Optional<TokenSet> tokens = TokenSet.open(seal, digest, session.tokens);
        if (session.isOver(now, config.idle()) || tokens.isEmpty()) {
            session.delete();
            return Optional.empty();
        }
        if (session.isUseWorthWriting(now)) {
            Session.touch(digest, now);
        }
        return Optional.of(SignedIn.of(session, tokens.get()));
    }

    /** One refresh per session and replica; all other requests of the session wait for it. */
    private Optional<SignedIn> refreshOnce(String digest) {
        CompletableFuture<Optional<SignedIn>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<SignedIn>> running = refreshes.putIfAbsent(digest, mine);
        if (running != null) {
            return joined(running);
        }
        try {
            Optional<SignedIn> result = refreshInSlot(digest);
            mine.complete(result);
            return result;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            refreshes.remove(digest, mine);
        }
    }

    private Optional<SignedIn> refreshInSlot(String digest) {
        // each refresh holds a connection while the provider thinks: they must never take them all
        if (!refreshSlots.tryAcquire()) {
            throw new ProviderAway("Too many sessions wait for the identity provider.");
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> refreshLocked(digest));
        } finally {
            refreshSlots.release();
        }
    }

    /** One refresh per session among all replicas: the row is locked, and read again once it is. */
    private Optional<SignedIn> refreshLocked(String digest) {
        Optional<Session> found = Session.locked(digest);
        Optional<TokenSet> old = found.flatMap(session -> TokenSet.open(seal, digest, session.tokens));
        if (found.isEmpty() || old.isEmpty()) {
            return Optional.empty();
        }
        Session session = found.get();
        SignedIn current = SignedIn.of(session, old.get());
        if (isFresh(current, clock.instant())) {
            return Optional.of(current);
        }
        try {
            TokenSet tokens = provider.refresh(old.get());
            session.tokens = tokens.seal(seal, digest);
            return Optional.of(SignedIn.of(session, tokens));
        } catch (ProviderRefused e) {
            session.delete();
            return Optional.empty();
        }
    }

    private static Optional<SignedIn> joined(CompletableFuture<Optional<SignedIn>> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw new ProviderAway("The refresh that was waited for failed.", e);
        }
    }

    private static boolean isFresh(SignedIn session, Instant now) {
        return now.plus(MARGIN).isBefore(session.accessExpires());
    }

    private void remember(SignedIn session) {
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(session.digest(), new Remembered(session, clock.instant().plus(config.remembered())));
    }

    private record Remembered(SignedIn session, Instant until) {}
}
