package io.madoguchi.consent.decision;

import java.util.function.Function;

/** The rules in the order they are asked; the first that decides wins, and each leaves its reason. */
enum Step {
    PERSON(Checks::person),
    LAW(Checks::law),
    CONTRACT(Checks::contract),
    STATISTICS(Checks::statistics),
    SENSITIVITY(Checks::sensitivity),
    PURPOSE(Checks::purpose),
    POLICY(Checks::policy),
    CATEGORIES(Checks::categories),
    COVERAGE(Checks::coverage),
    CHANGE(Checks::change),
    CHOICE(Checks::choice),
    RETENTION(Checks::retention),
    RECIPIENT(Checks::recipient),
    GROUND(Checks::ground);

    private static final Step[] ORDER = values();

    private final Function<Facts, Rule> check;

    Step(Function<Facts, Rule> check) {
        this.check = check;
    }

    Rule look(Facts facts) {
        return check.apply(facts);
    }

    /** The rule that decides, without the reasons on the way: what an answer about a million people needs. */
    static Rule decide(Facts facts) {
        for (Step step : ORDER) {
            Rule rule = step.look(facts);
            if (rule.decides()) {
                return rule;
            }
        }
        return Rule.NOTHING_ALLOWS;
    }
}
