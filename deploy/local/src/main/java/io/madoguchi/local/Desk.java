package io.madoguchi.local;

import io.madoguchi.local.demo.Demo;
import io.madoguchi.local.demo.DemoFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All of Madoguchi as local processes: start it, talk to it, hurt it, close it. */
public final class Desk implements AutoCloseable {
    private final Options options;
    private final Layout layout;
    private final Secrets secrets;
    private final DeskLock lock;
    private final Processes processes;

    /**
     * How a desk is set up.
     *
     * @param root the checkout, with everything built
     * @param dataDir what the desk keeps
     * @param offset added to every port
     * @param fresh forget what the data directory holds
     * @param demo seed the demo world through the gateway when it is not there yet
     * @param environment more environment per part, by the part's id
     * @param quiet say nothing
     * @param infrastructureOnly without the services and the gateway
     */
    public record Options(
            Path root,
            Path dataDir,
            int offset,
            boolean fresh,
            boolean demo,
            Map<String, Map<String, String>> environment,
            boolean quiet,
            boolean infrastructureOnly) {

        public Options {
            environment = Map.copyOf(environment);
        }

        /** A quiet desk with demo data, as tests want it. */
        public static Options of(Path root, Path dataDir, int offset) {
            return new Options(root, dataDir, offset, false, true, Map.of(), true, false);
        }

        /** The same desk with more environment for one part. */
        public Options with(String part, Map<String, String> more) {
            Map<String, Map<String, String>> all = new java.util.HashMap<>(environment);
            all.put(part, more);
            return new Options(root, dataDir, offset, fresh, demo, all, quiet, infrastructureOnly);
        }

        Set<Part> parts() {
            return infrastructureOnly ? Part.INFRASTRUCTURE : Set.of(Part.values());
        }
    }

    private Desk(Options options, Layout layout, DeskLock lock, PrintStream out, Consumer<Child> onCrash) {
        this.options = options;
        this.layout = layout;
        this.lock = lock;
        this.secrets = new Secrets(layout.secrets());
        this.processes = new Processes(options, layout, secrets, out, onCrash);
    }

    /** Starts everything and returns when it is healthy; throws {@link DeskException} with nothing left running. */
    public static Desk start(Options options) {
        return start(options, options.quiet() ? silence() : System.out, crashed -> {});
    }

    static Desk start(Options options, PrintStream out, Consumer<Child> onCrash) {
        Desk desk = reserve(options, out, onCrash);
        try {
            desk.open();
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    /** Checks everything and takes the data directory, but starts nothing yet. */
    static Desk reserve(Options options, PrintStream out, Consumer<Child> onCrash) {
        Checks.platform();
        Layout layout = new Layout(options.root(), options.dataDir());
        Checks.built(layout, options.parts());
        layout.create();
        DeskLock lock = DeskLock.take(layout);
        try {
            for (String orphan : DeskLock.endOrphans(layout)) {
                out.println("  ended " + orphan + ", left behind by a desk that was killed");
            }
            Checks.ports(options.parts(), options.offset());
            Checks.memory();
            if (options.fresh()) {
                layout.wipe();
                layout.create();
                ProcessMark.of(ProcessHandle.current()).write(layout.pidFile(DeskLock.DESK));
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof RuntimeException sentence ? sentence : new DeskException(e.toString(), e);
        }
        return new Desk(options, layout, lock, out, onCrash);
    }

    void open() {
        secrets.prepare();
        processes.startAll();
        if (options.demo() && !options.infrastructureOnly()) {
            tellDemo();
        }
    }

    /** A desk without its demo world is still a desk: what went wrong is said, and nothing is stopped. */
    private void tellDemo() {
        long began = System.nanoTime();
        try {
            String told = new Demo(url(Part.GATEWAY.id), this::token).tell();
            processes
                    .progress()
                    .say(Progress.format("  demo world: %s (%.1f s)", told, (System.nanoTime() - began) / 1e9));
        } catch (DemoFailed e) {
            processes.progress().say("  demo world: not complete. " + e.getMessage());
        }
    }

    Processes processes() {
        return processes;
    }

    /** The address of a part's pages, without a slash at the end: gateway, keycloak, mails, consent-service... */
    public String url(String part) {
        String host = Part.of(part) == Part.GATEWAY ? "localhost" : "127.0.0.1";
        return "http://" + host + ":" + port(part);
    }

    public int port(String part) {
        return Part.of(part).port(options.offset());
    }

    /** Health and metrics of a service, SMTP of the mail catcher. */
    public int secondPort(String part) {
        return Part.of(part).secondPort(options.offset());
    }

    public long pid(String part) {
        return processes.child(Part.of(part)).process.pid();
    }

    public boolean alive(String part) {
        return processes.child(Part.of(part)).alive();
    }

    /** SIGKILL; returns when the process and everything it started are gone. */
    public void kill(String part) {
        processes.child(Part.of(part)).kill();
    }

    /** Starts a killed part again, or stops and starts a running one; returns when it is healthy. */
    public void restart(String part) {
        processes.restart(Part.of(part));
    }

    /** The log of a part; it goes on over restarts. */
    public Path log(String part) {
        return layout.log(Part.of(part));
    }

    /** A JDBC address of one of the databases, with its role and password. */
    public String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRES.id) + "/" + database + "?user=" + database
                + "&password=" + secrets.password(database);
    }

    /** The issuer of the tokens. */
    public String issuer() {
        return url(Part.KEYCLOAK.id) + "/realms/madoguchi";
    }

    /** An access token of a demo person, by the password grant of the client {@code cli}. */
    public String token(String person) {
        return new SignIn(issuer()).password(person);
    }

    /** An access token of a service's own account. */
    public String serviceToken(String service) {
        return new SignIn(issuer()).service(service, secrets.clientSecret(Part.of(service)));
    }

    /** What the mail catcher caught. */
    public Mails mails() {
        return new Mails(url(Part.MAILS.id));
    }

    @Override
    public void close() {
        processes.stopAll();
        lock.close();
    }

    /** Stops a desk that runs on this data directory, whoever started it; true when there was one. */
    static boolean down(Layout layout, PrintStream out) {
        @Nullable
        ProcessHandle desk = ProcessMark.read(layout.pidFile(DeskLock.DESK))
                .flatMap(ProcessMark::alive)
                .orElse(null);
        if (desk != null) {
            out.println("Stopping the desk (process " + desk.pid() + ")...");
            Child.end(desk, "TERM", Duration.ofSeconds(40));
        }
        var orphans = DeskLock.endOrphans(layout);
        orphans.forEach(orphan -> out.println("  ended " + orphan + ", left behind"));
        DeskLock.forget(layout, DeskLock.DESK);
        return desk != null || !orphans.isEmpty();
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
