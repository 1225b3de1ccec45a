package io.madoguchi.inquiry.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/cases.md} from the table of transitions: pictures of the axes, and every row. */
final class CasePage {

    private CasePage() {}

    static String write() {
        return """
                # Where a case stands, and what may happen to it

                Generated from the table in `Transitions` by `CasePageTest`; change the table, not this page.
                A case has one standing on each of three axes: its phase, whom it waits for, and for each right that is asked for its
                outcome. A fact moves every axis on which it has a row. Where it has rows but none for the present standing, it is refused
                with `not-now`; where a condition does not hold, with `condition-missing`.

                """
                + axis("Phase", List.of(Phase.values()))
                + axis("Waiting on", List.of(Waiting.values()))
                + axis("Outcome of one right", List.of(Outcome.values()))
                + conditions();
    }

    private static String axis(String title, List<? extends Standing> standings) {
        List<Transition> rows = standings.stream().flatMap(CasePage::from).toList();
        return "## " + title + "\n\n" + picture(rows) + table(rows);
    }

    private static Stream<Transition> from(Standing standing) {
        return Transitions.TABLE.stream()
                .filter(row -> row.from() == standing)
                .sorted((one, other) -> one.fact().compareTo(other.fact()));
    }

    /** Only what moves: what leaves a standing as it is would be a page of loops. */
    private static String picture(List<Transition> rows) {
        String arrows = rows.stream()
                .filter(row -> row.from() != row.to())
                .collect(Collectors.groupingBy(
                        row -> row.from().name() + " --> " + row.to().name(),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.fact().name(), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(arrow -> "  " + arrow.getKey() + ": " + arrow.getValue() + "\n")
                .collect(Collectors.joining());
        return "```mermaid\nstateDiagram-v2\n" + arrows + "```\n\n";
    }

    private static String table(List<Transition> rows) {
        String lines = rows.stream()
                .map(row -> "| " + row.from().name() + " | " + row.fact() + " | "
                        + (row.from() == row.to() ? "" : row.to().name()) + " | "
                        + row.guards().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")) + " |\n")
                .collect(Collectors.joining());
        return "| standing | fact | then (empty: as it was) | if |\n|---|---|---|---|\n" + lines + "\n";
    }

    private static String conditions() {
        return "## Conditions\n\n| name | refused because |\n|---|---|\n"
                + Arrays.stream(Guard.values())
                        .map(guard -> "| " + guard + " | " + guard.refusal() + " |\n")
                        .collect(Collectors.joining());
    }

    /** {@code java … io.madoguchi.inquiry.request.CasePage > docs/cases.md} */
    public static void main(String[] none) {
        System.out.print(write());
    }
}
