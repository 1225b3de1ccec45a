package io.madoguchi.local;

import java.io.PrintStream;

/** The table at the end of a start: where everything is, and what it cost. */
final class Summary {
    private Summary() {}

    static void print(Desk desk, Desk.Options options, Layout layout, PrintStream out) {
        Progress progress = desk.processes().progress();
        out.println(Progress.format("%nReady after %.1f s.%n", progress.elapsed()));
        if (!options.infrastructureOnly()) {
            row(out, "Portal", desk.url("gateway") + "/");
            row(out, "Console", desk.url("gateway") + "/console");
        }
        row(out, "Mails", desk.url("mails") + "/");
        row(
                out,
                "Keycloak",
                desk.url("keycloak") + "/admin/  (admin, password in " + layout.secrets() + "/keycloak-admin)");
        row(
                out,
                "PostgreSQL",
                "127.0.0.1:" + desk.port("postgres") + "  (passwords in " + layout.secrets() + "/passwords)");
        row(out, "Kafka", "127.0.0.1:" + desk.port("kafka"));
        row(out, "Logs", layout.logs().toString());
        out.println();
        out.println("Demo people, password " + SignIn.DEMO_PASSWORD + ":");
        out.println("  emi   writes topics and issues             ana   approves, publishes policies");
        out.println("  ken   writes policies, privacy officer     haru  a reader");
        out.println("  oto   runs the system                      aki   reads evidence");
        out.println();
        out.println("Where the start went:            seconds   CPU seconds");
        double total = 0;
        for (Part part : options.parts().stream().sorted().toList()) {
            Double cpu = desk.processes().cpuSeconds(part);
            double seconds = progress.took().getOrDefault(part, 0.0);
            total += cpu == null ? 0 : cpu;
            out.println(Progress.format("  %-28s %9.1f %13.1f", part.label, seconds, cpu == null ? 0 : cpu));
        }
        out.println(Progress.format("  %-28s %9.1f %13.1f", "all", progress.elapsed(), total));
        out.println();
        out.println("Ctrl-C or ./madoguchi down stops everything; the data stays.");
    }

    private static void row(PrintStream out, String name, String value) {
        out.println(Progress.format("  %-12s %s", name, value));
    }
}
