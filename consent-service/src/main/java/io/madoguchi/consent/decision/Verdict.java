package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.Facts.Contract;
import io.madoguchi.consent.decision.Facts.Law;
import io.madoguchi.consent.decision.Facts.Policy;
import io.madoguchi.consent.decision.Facts.Purpose;
import io.madoguchi.consent.decision.Obligation.Duty;
import io.madoguchi.consent.recipient.BusinessDay;
import io.madoguchi.consent.recipient.Commitment;
import io.madoguchi.consent.recipient.Recipient;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "may this be used for that", with every step that led to it: a pure function of the facts. Rules are asked
 * in a fixed order, the first that decides wins, each leaves its reason, and what none allows is denied (F3, E7).
 *
 * @param nextReview when the answer may become another one by itself
 */
public record Verdict(
        Outcome outcome,
        @Nullable UseGround ground,
        List<Reason> reasons,
        @Nullable Integer purposeVersion,
        List<Obligation> obligations,
        @Nullable Instant nextReview) {

    /** May it be used? */
    public enum Outcome {
        ALLOW,
        DENY,
        ALLOW_WITH_OBLIGATIONS
    }

    /** One rule and what it found. */
    @RegisterForReflection
    public record Reason(Rule rule, String text) {}

    public boolean allows() {
        return outcome != Outcome.DENY;
    }

    /** The reason that decided. */
    public Reason decisive() {
        return reasons.getLast();
    }

    static Verdict of(Facts facts) {
        List<Reason> reasons = new ArrayList<>(Step.values().length);
        Rule decisive = Rule.NOTHING_ALLOWS;
        for (Step step : Step.values()) {
            Rule found = step.look(facts);
            reasons.add(new Reason(found, found.text(facts)));
            if (found.decides()) {
                decisive = found;
                break;
            }
        }
        List<Obligation> obligations = decisive.allows() ? obligations(decisive, facts) : List.of();
        return new Verdict(
                outcome(decisive, obligations),
                ground(decisive),
                List.copyOf(reasons),
                version(decisive, facts),
                obligations,
                nextReview(facts));
    }

    static Outcome outcome(Rule decisive, List<Obligation> obligations) {
        if (!decisive.allows()) {
            return Outcome.DENY;
        }
        return obligations.isEmpty() ? Outcome.ALLOW : Outcome.ALLOW_WITH_OBLIGATIONS;
    }

    static @Nullable UseGround ground(Rule decisive) {
        if (!decisive.allows()) {
            return null;
        }
        return switch (decisive) {
            case LAW_AUTHORISES -> UseGround.LAW;
            case CONTRACT_ALLOWS -> UseGround.CONTRACT;
            case THROUGH_THE_GATE -> UseGround.NON_IDENTIFYING;
            case NOTICE_SHOWN -> UseGround.NOTICE;
            case CONSENT_GIVEN -> UseGround.CONSENT;
            default -> throw new IllegalStateException(decisive + " allows on no ground");
        };
    }

    static @Nullable Integer version(Rule decisive, Facts facts) {
        UseGround ground = ground(decisive);
        if (ground == null) {
            return null;
        }
        Purpose purpose = facts.purpose();
        Integer newest = purpose == null ? null : purpose.version();
        return switch (ground) {
            case CONSENT -> facts.person().consentVersion();
            case NOTICE ->
                facts.person().noticeVersion() == null ? newest : facts.person().noticeVersion();
            case LAW, CONTRACT, NON_IDENTIFYING -> newest;
        };
    }

    static List<Obligation> obligations(Rule decisive, Facts facts) {
        List<Obligation> duties = new ArrayList<>();
        if (decisive == Rule.THROUGH_THE_GATE) {
            duties.add(Obligation.of(Duty.STATISTICS_GATE));
        }
        if (decisive == Rule.LAW_AUTHORISES) {
            duties.add(Obligation.of(Duty.CITE_THE_LAW));
        } else if (!facts.contracts().isEmpty()) {
            duties.add(Obligation.of(Duty.KEEP_TO_CONTRACT));
        }
        if (facts.asked().passesOn()) {
            duties.add(Obligation.of(Duty.RECORD_DISCLOSURE));
        }
        if (facts.passing() != null) {
            duties.add(Obligation.of(Duty.GET_ACKNOWLEDGEMENT));
        }
        return List.copyOf(duties);
    }

    /** When the recipient's commitment ends, or somebody must have looked at it. */
    private static Stream<@Nullable Instant> bond(@Nullable Passing passing) {
        Recipient recipient = passing == null ? null : passing.recipient();
        if (recipient == null) {
            return Stream.of();
        }
        Commitment commitment = recipient.commitment();
        return Stream.of(commitment == null ? null : commitment.until(), recipient.reviewBy())
                .flatMap(Stream::ofNullable)
                .map(BusinessDay::end);
    }

    static @Nullable Instant nextReview(Facts facts) {
        Policy policy = facts.policy();
        Stream<@Nullable Instant> ends = Stream.of(
                        facts.laws().stream().map(Law::until),
                        facts.contracts().stream().map(Contract::until),
                        Stream.ofNullable(facts.person().validUntil()),
                        Stream.ofNullable(policy == null ? null : policy.next()),
                        bond(facts.passing()))
                .flatMap(s -> s);
        return ends.filter(Objects::nonNull)
                .filter(end -> end.isAfter(facts.asked().at()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
