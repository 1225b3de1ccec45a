package io.madoguchi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the parts in the order their needs allow, watches them, stops them in reverse. */
final class Processes {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private final Desk.Options options;
    private final Layout layout;
    private final Progress progress;
    private final Consumer<Child> onCrash;
    private final Map<Part, Launch> launches = new EnumMap<>(Part.class);
    private final Map<Part, Child> children = new EnumMap<>(Part.class);
    private boolean closing;

    Processes(Desk.Options options, Layout layout, Secrets secrets, PrintStream out, Consumer<Child> onCrash) {
        this.options = options;
        this.layout = layout;
        this.onCrash = onCrash;
        this.progress = new Progress(out, options.parts(), memory());
        for (Part part : options.parts()) {
            launches.put(part, launch(part, options, layout, secrets));
        }
    }

    static Launch launch(Part part, Desk.Options options, Layout layout, Secrets secrets) {
        int offset = options.offset();
        return switch (part) {
            case POSTGRES -> new Postgres(layout, secrets, offset);
            case KAFKA -> new Kafka(layout, offset);
            case MAILS -> new MailCatcher(layout, offset);
            case KEYCLOAK -> new Keycloak(layout, secrets, offset);
            case SUBSCRIPTION, CONSENT, INQUIRY, GATEWAY -> new ServiceProcess(part, layout, secrets, offset);
        };
    }

    Progress progress() {
        return progress;
    }

    /** PostgreSQL first; Keycloak's preparation, Kafka and the catcher beside it; then whatever needs a database. */
    void startAll() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            CompletableFuture<Void> postgres = run(threads, Part.POSTGRES, List.of());
            CompletableFuture<Void> built =
                    CompletableFuture.runAsync(() -> launch(Part.KEYCLOAK).build(), threads);
            all.add(postgres);
            all.add(run(threads, Part.KAFKA, List.of()));
            all.add(run(threads, Part.MAILS, List.of()));
            all.add(run(threads, Part.KEYCLOAK, List.of(postgres, built)));
            launches.keySet().stream()
                    .filter(Part::ours)
                    .forEach(service -> all.add(run(threads, service, List.of(postgres))));
            await(all);
        }
        try {
            progress.remember(memory());
        } catch (IOException e) {
            progress.say("  the times of this start could not be kept (" + e.getMessage() + ")");
        }
    }

    private CompletableFuture<Void> run(ExecutorService threads, Part part, List<CompletableFuture<Void>> needs) {
        return CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> start(part), threads);
    }

    private void await(List<CompletableFuture<Void>> all) {
        CompletableFuture<Void> done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        // one failure is enough: nobody waits for the others to become healthy
        for (CompletableFuture<Void> one : all) {
            var _ = one.whenComplete((ok, problem) -> {
                if (problem != null) {
                    done.completeExceptionally(problem);
                }
            });
        }
        while (!done.isDone()) {
            try {
                done.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.heartbeat();
            } catch (ExecutionException e) {
                break; // told below
            } catch (InterruptedException e) {
                stopAll();
                Thread.currentThread().interrupt();
            }
        }
        if (done.state() == Future.State.FAILED) {
            stopAll();
            throw cause(done.exceptionNow());
        }
    }

    private static RuntimeException cause(Throwable problem) {
        Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : problem;
        return cause instanceof RuntimeException sentence ? sentence : new IllegalStateException(cause);
    }

    private void start(Part part) {
        long began = System.nanoTime();
        Launch launch = launch(part);
        launch.prepare();
        Child child = begin(launch);
        while (!launch.ready()) {
            if (!child.alive()) {
                throw new DeskException(child.obituary());
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new DeskException(part.label + " was not ready after " + PATIENCE.toMinutes()
                        + " minutes. The last lines of " + layout.log(part) + ":\n" + Child.tail(layout.log(part), 15));
            }
            pause();
        }
        launch.furnish();
        progress.ready(part, (System.nanoTime() - began) / 1e9);
        var _ = child.process.onExit().thenAccept(ended -> {
            if (!child.expectedToEnd()) {
                onCrash.accept(child);
            }
        });
    }

    private synchronized Child begin(Launch launch) {
        if (closing) {
            throw new DeskException("Stopped while starting.");
        }
        Child child = Child.start(layout, launch, options.environment().getOrDefault(launch.part().id, Map.of()));
        children.put(launch.part(), child);
        return child;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException("Interrupted while starting.", e);
        }
    }

    synchronized Child child(Part part) {
        Child child = children.get(part);
        if (child == null) {
            throw new IllegalStateException(part.label + " was not started");
        }
        return child;
    }

    void restart(Part part) {
        Child old = child(part);
        if (old.alive()) {
            old.stop(launch(part).stopSignal(), Duration.ofSeconds(10));
        }
        start(part);
    }

    private Launch launch(Part part) {
        Launch launch = launches.get(part);
        if (launch == null) {
            throw new IllegalStateException(part.label + " is not part of this desk");
        }
        return launch;
    }

    /** Services and gateway, then what they talk to, PostgreSQL last. Safe to call twice and while starting. */
    void stopAll() {
        synchronized (this) {
            closing = true;
            children.values().forEach(Child::expectEnd);
        }
        List<Part> infrastructure = List.of(Part.KAFKA, Part.KEYCLOAK, Part.MAILS);
        stop(children().stream().filter(child -> child.part.ours()).toList());
        stop(children().stream()
                .filter(child -> infrastructure.contains(child.part))
                .toList());
        stop(children().stream().filter(child -> child.part == Part.POSTGRES).toList());
    }

    private void stop(List<Child> these) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Child child : these) {
                threads.execute(() -> {
                    child.stop(launch(child.part).stopSignal(), Duration.ofSeconds(5));
                    DeskLock.forget(layout, child.part.id);
                });
            }
        }
    }

    synchronized List<Child> children() {
        return List.copyOf(children.values());
    }

    @Nullable
    Double cpuSeconds(Part part) {
        return children().stream()
                .filter(child -> child.part == part)
                .map(Child::cpuSeconds)
                .findFirst()
                .orElse(null);
    }

    private Path memory() {
        return layout.run().resolve("times.properties");
    }
}
