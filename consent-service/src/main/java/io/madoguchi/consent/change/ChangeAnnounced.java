package io.madoguchi.consent.change;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.purpose.ChangeClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code policy-change.announced}: the task to advise these people, for every service that holds a contact. It answers with
 * {@code policy-change.reported} for each.
 */
@RegisterForReflection
record ChangeAnnounced(
        UUID change,
        String company,
        UUID policy,
        int version,
        Names titles,
        Instant effectiveFrom,
        String window,
        List<Use> uses,
        int part,
        List<String> people) {

    static final String TYPE = "policy-change.announced";

    /** A new use, in the words of its purpose. */
    @RegisterForReflection
    record Use(UUID purpose, String code, int version, ChangeClass change, boolean startsBySilence, Texts texts) {}

    static ChangeAnnounced of(PolicyChange change, List<String> people) {
        return new ChangeAnnounced(
                change.id,
                change.company,
                change.policy,
                change.policyVersion,
                change.terms.titles(),
                change.terms.effectiveFrom(),
                change.terms.rule().window(),
                change.newUses().stream()
                        .map(u ->
                                new Use(u.purpose(), u.code(), u.version(), u.change(), u.startsBySilence(), u.texts()))
                        .toList(),
                change.parts,
                people);
    }
}
