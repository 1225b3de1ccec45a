package io.madoguchi.consent.decision;

import io.madoguchi.consent.ground.GroundFound;
import io.madoguchi.consent.ground.GroundRule;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.consent.policy.DisclosureGround;
import java.util.List;
import java.util.stream.Collectors;

/** Words about the grounds of a disclosure, made of nothing but the facts. */
final class Grounds {

    private Grounds() {}

    static String holds(Facts facts) {
        GroundFound found = found(facts);
        return "The policy opens the ground " + found.ground() + clauses(List.of(ground(found)))
                + ", and its conditions hold.";
    }

    static String refused(Facts facts) {
        GroundFound found = found(facts);
        String evidence = found.withEvidence().isEmpty()
                ? ""
                : " A disclosure request that brings its evidence may still rest on" + clauses(found.withEvidence())
                        + ".";
        return refusal(found) + evidence;
    }

    static String needed(Facts facts) {
        return refusal(found(facts))
                + " A question carries no evidence: ask for the disclosure itself (/v1/disclosures) and bring it along.";
    }

    private static String refusal(GroundFound found) {
        Refusal refusal = found.refusal();
        if (refusal == null) {
            return "";
        }
        String article = refusal.article() == null ? "" : ", APPI " + refusal.article();
        return refusal.rule().text + " (" + refusal.clause() + article + ")";
    }

    private static String clauses(List<DisclosureGround> grounds) {
        return grounds.stream().map(g -> GroundRule.of(g).clause).collect(Collectors.joining(", ", " (", ")"));
    }

    private static DisclosureGround ground(GroundFound found) {
        DisclosureGround ground = found.ground();
        if (ground == null) {
            throw new IllegalStateException("a ground that holds has a name");
        }
        return ground;
    }

    private static GroundFound found(Facts facts) {
        Passing passing = facts.passing();
        if (passing == null) {
            throw new IllegalStateException("only what is passed on has a ground");
        }
        return passing.found(facts);
    }
}
