package io.madoguchi.consent.decision;

import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.ground.GroundFacts.Promise;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.PurposeMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one company rest on beside the person, at one revision: all published versions with their times,
 * so that any past moment can be asked about without the database.
 *
 * @param specialCare the data categories that the company's register marks as needing special care (APPI 2(3), 20(2))
 */
record Rulebook(
        String company,
        long revision,
        Map<UUID, PurposeLine> purposes,
        Map<String, UUID> codes,
        List<PolicyLine> policies,
        Map<UUID, List<ContractLine>> contractsOfSet,
        List<LawLine> laws,
        List<CareLine> specialCare) {

    /** A purpose with its published versions, oldest first. */
    record PurposeLine(UUID id, List<VersionLine> versions) {}

    record VersionLine(int version, PurposeMode mode, List<String> categories, Instant publishedAt) {}

    /** A published policy version; the list is in the order in which they come into force. */
    record PolicyLine(
            UUID id,
            int version,
            Instant from,
            Instant publishedAt,
            Set<UUID> purposes,
            List<DisclosureGround> grounds,
            boolean refusesOthersMarketing) {

        private Promise promise() {
            return new Promise(id, version, grounds, refusesOthersMarketing);
        }
    }

    /** What a contract says about one purpose. */
    record TermLine(UUID purpose, Effect effect, List<String> categories) {}

    /** A contract that was approved, with its period and its end. */
    record ContractLine(UUID id, List<TermLine> terms, String document, Period period) {}

    /** A use authorised by law; about everybody when no person is named. */
    record LawLine(UUID id, UUID purpose, @Nullable String person, String article, Period period) {}

    /** When a category was marked as needing special care, and between which moments we knew. */
    record CareLine(
            String code,
            Instant from,
            @Nullable Instant until,
            Instant recordedAt,
            @Nullable Instant endRecordedAt) {

        boolean holds(Instant at, Instant knownAt) {
            boolean over =
                    until != null && !until.isAfter(at) && endRecordedAt != null && !endRecordedAt.isAfter(knownAt);
            return !from.isAfter(at) && !recordedAt.isAfter(knownAt) && !over;
        }
    }

    /** From when to when something counts, and between which moments we knew. */
    record Period(
            Instant from,
            @Nullable Instant until,
            Instant approvedAt,
            @Nullable Instant endedAt) {

        boolean holds(Instant at, Instant knownAt) {
            boolean known = !approvedAt.isAfter(knownAt);
            boolean running = !from.isAfter(at) && (until == null || at.isBefore(until));
            boolean ended = endedAt != null && !endedAt.isAfter(knownAt) && !endedAt.isAfter(at);
            return known && running && !ended && !approvedAt.isAfter(at);
        }

        @Nullable
        Instant end() {
            return endedAt != null && (until == null || endedAt.isBefore(until)) ? endedAt : until;
        }
    }

    Optional<UUID> find(String idOrCode) {
        UUID byCode = codes.get(idOrCode);
        if (byCode != null) {
            return Optional.of(byCode);
        }
        try {
            return Optional.of(UUID.fromString(idOrCode)).filter(purposes::containsKey);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All that is the same for everybody who is asked about in one question. */
    Frame frame(Facts.Asked asked) {
        return new Frame(this, asked, purpose(asked), policy(asked), laws(asked), null);
    }

    private Facts.@Nullable Purpose purpose(Facts.Asked asked) {
        PurposeLine line = purposes.get(asked.purpose());
        if (line == null) {
            return null;
        }
        return line.versions().reversed().stream()
                .filter(v ->
                        !v.publishedAt().isAfter(asked.at()) && !v.publishedAt().isAfter(asked.knownAt()))
                .findFirst()
                .map(v -> new Facts.Purpose(v.version(), v.mode(), v.categories(), care(v.categories(), asked)))
                .orElse(null);
    }

    private List<String> care(List<String> categories, Facts.Asked asked) {
        return specialCare.isEmpty()
                ? List.of()
                : categories.stream()
                        .filter(c -> specialCare.stream()
                                .anyMatch(s -> s.code().equals(c) && s.holds(asked.at(), asked.knownAt())))
                        .toList();
    }

    private Facts.@Nullable Policy policy(Facts.Asked asked) {
        Instant next = policies.stream()
                .filter(p -> !p.publishedAt().isAfter(asked.knownAt()))
                .map(PolicyLine::from)
                .filter(from -> from.isAfter(asked.at()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return inForce(asked)
                .map(p -> new Facts.Policy(p.id(), p.version(), p.purposes().contains(asked.purpose()), next))
                .orElse(null);
    }

    /** What the policy in force says about passing data on. */
    @Nullable
    Promise promise(Facts.Asked asked) {
        return inForce(asked).map(PolicyLine::promise).orElse(null);
    }

    private Optional<PolicyLine> inForce(Facts.Asked asked) {
        return policies.reversed().stream()
                .filter(p ->
                        !p.publishedAt().isAfter(asked.knownAt()) && !p.from().isAfter(asked.at()))
                .findFirst();
    }

    private List<LawLine> laws(Facts.Asked asked) {
        return laws.stream()
                .filter(l -> l.purpose().equals(asked.purpose()))
                .filter(l -> l.period().holds(asked.at(), asked.knownAt()))
                .toList();
    }
}
