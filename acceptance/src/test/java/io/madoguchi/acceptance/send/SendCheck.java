package io.madoguchi.acceptance.send;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the service says of an issue against what the receiver has. It knows states and addresses only, nothing of
 * how mails are sent.
 */
final class SendCheck {

    private static final Set<String> ENDS = Set.of("ACCEPTED", "REJECTED", "SUPPRESSED", "EXPIRED", "UNKNOWN");

    private final List<String> findings = new ArrayList<>();
    private int lost;
    private int doubled;
    private int unknown;

    private SendCheck() {}

    /**
     * Looks at each reader.
     *
     * @param states what the service lists, by recipient
     * @param arrivals what the receiver has
     * @param refused to whom the receiver said no for good
     * @param resent whose mails a person had sent once more
     */
    static SendCheck of(
            Collection<String> readers,
            Map<String, String> states,
            Collection<Arrival> arrivals,
            Collection<String> refused,
            Set<String> resent) {
        SendCheck check = new SendCheck();
        Map<String, List<Arrival>> came = new HashMap<>();
        arrivals.forEach(arrival ->
                came.computeIfAbsent(arrival.to(), to -> new ArrayList<>()).add(arrival));
        Set<String> refusals = new HashSet<>(refused);
        for (String reader : readers) {
            check.look(reader, states.get(reader), came.getOrDefault(reader, List.of()), refusals, resent);
        }
        came.keySet().stream()
                .filter(to -> !readers.contains(to))
                .forEach(to -> check.twice(to + " got a mail of it and is no reader of it"));
        return check;
    }

    private void look(
            String reader, @Nullable String state, List<Arrival> came, Set<String> refused, Set<String> resent) {
        if (state == null || !ENDS.contains(state)) {
            gone(reader + " is " + (state == null ? "not listed" : "still " + state));
            return;
        }
        boolean same = came.stream().map(Arrival::messageId).distinct().count() <= 1;
        if (came.size() > 1 && !(resent.contains(reader) && same)) {
            twice(reader + " has it " + came.size() + " times" + (same ? "" : ", under different Message-IDs"));
        }
        switch (state) {
            case "ACCEPTED" -> {
                if (came.isEmpty()) {
                    gone(reader + " is said to have it, and has not");
                }
            }
            case "UNKNOWN" -> unknown++;
            case "REJECTED" -> {
                if (!refused.contains(reader)) {
                    gone(reader + " is said to be refused, and nobody refused");
                }
            }
            default -> gone(reader + " is " + state + " for no reason of ours");
        }
        if (!came.isEmpty() && !state.equals("ACCEPTED") && !state.equals("UNKNOWN")) {
            twice(reader + " has it and is listed as " + state);
        }
    }

    private void gone(String what) {
        lost++;
        findings.add("lost: " + what);
    }

    private void twice(String what) {
        doubled++;
        findings.add("doubled: " + what);
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int unknown() {
        return unknown;
    }

    List<String> findings() {
        return List.copyOf(findings);
    }
}
