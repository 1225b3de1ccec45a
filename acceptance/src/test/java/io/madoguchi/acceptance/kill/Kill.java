package io.madoguchi.acceptance.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One process that dies, when, and how long it stays dead before somebody starts it again. */
record Kill(String part, Step step, Duration after, Duration down) {

    static final List<String> PARTS = List.of(
            "gateway",
            "subscription-service",
            "consent-service",
            "inquiry-service",
            "kafka",
            "postgres",
            "keycloak",
            "mails");

    /** So many kills, all parts equally often and each at every step before one comes round again. */
    static List<Kill> plan(int number, Random random) {
        List<Kill> plan = new ArrayList<>();
        List<List<Step>> decks = new ArrayList<>();
        PARTS.forEach(part -> decks.add(new ArrayList<>()));
        while (plan.size() < number) {
            List<String> round = new ArrayList<>(PARTS);
            Collections.shuffle(round, random);
            for (String part : round) {
                List<Step> deck = decks.get(PARTS.indexOf(part));
                if (deck.isEmpty()) {
                    deck.addAll(List.of(Step.values()));
                    Collections.shuffle(deck, random);
                }
                plan.add(at(part, deck.removeLast(), random));
            }
        }
        return List.copyOf(plan.subList(0, number));
    }

    private static Kill at(String part, Step step, Random random) {
        int longest = switch (step) {
            case SIGN_UP, CONFIRM, UNSUBSCRIBE, WITHDRAW -> 150;
            case EVENT -> 300;
            case PLAN, SEND -> 600;
            case CONSENT, RECEIPT -> 1_200;
        };
        return new Kill(
                part, step, Duration.ofMillis(random.nextInt(longest)), Duration.ofMillis(random.nextInt(1_000)));
    }
}
