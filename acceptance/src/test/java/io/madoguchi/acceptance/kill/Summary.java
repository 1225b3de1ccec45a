package io.madoguchi.acceptance.kill;

import io.madoguchi.acceptance.kill.Entry.Outcome;
import io.madoguchi.acceptance.kill.Finding.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a run of kills found, as a page. */
record Summary(String text) {

    static Summary of(long seed, List<Kill> plan, List<Entry> history, FarEnd end, List<Finding> findings) {
        long unknown = end.readers().values().stream()
                .mapToLong(reader -> reader.unknown().size())
                .sum();
        long mails = end.readers().values().stream()
                .mapToLong(reader -> reader.mails().size())
                .sum();
        StringBuilder page = new StringBuilder("# Kills\n\n")
                .append("Seed %d, %d kills, %d readers, %d mails.%n%n"
                        .formatted(
                                seed,
                                count(history, Outcome.KILLED),
                                end.readers().size(),
                                mails))
                .append(
                        "| acknowledged | given up | lost | doubled | late | wrong state | left over | listed as UNKNOWN |\n")
                .append("|---|---|---|---|---|---|---|---|\n")
                .append("| %d | %d | %s | %d |%n%n"
                        .formatted(
                                count(history, Outcome.ACKNOWLEDGED) + count(history, Outcome.RECORDED),
                                count(history, Outcome.GIVEN_UP),
                                Arrays.stream(Fault.values())
                                        .map(fault -> "" + count(findings, fault))
                                        .collect(Collectors.joining(" | ")),
                                unknown));
        page.append("| killed |");
        Arrays.stream(Step.values())
                .forEach(step -> page.append(' ').append(step).append(" |"));
        page.append("\n|---|").append("---|".repeat(Step.values().length)).append('\n');
        for (String part : Kill.PARTS) {
            page.append("| ").append(part).append(" |");
            Arrays.stream(Step.values())
                    .forEach(step ->
                            page.append(' ').append(count(plan, part, step)).append(" |"));
            page.append('\n');
        }
        findings.forEach(finding -> page.append("\n- ").append(finding));
        return new Summary(page.append('\n').toString());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }

    private static long count(List<Entry> history, Outcome outcome) {
        return history.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    private static long count(List<Finding> findings, Fault fault) {
        return findings.stream().filter(finding -> finding.fault() == fault).count();
    }

    private static long count(List<Kill> plan, String part, Step step) {
        return plan.stream()
                .filter(kill -> kill.part().equals(part) && kill.step() == step)
                .count();
    }
}
