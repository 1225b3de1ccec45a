package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import io.madoguchi.consent.ground.Evidence;
import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.consent.ground.GroundFacts.Asked;
import io.madoguchi.consent.ground.GroundFacts.Backing;
import io.madoguchi.consent.ground.GroundFacts.People;
import io.madoguchi.consent.ground.GroundFacts.Promise;
import io.madoguchi.consent.ground.GroundFacts.Standing;
import io.madoguchi.consent.ground.GroundRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.purpose.PublishedPurpose;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Groups;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import io.madoguchi.consent.recipient.Recipients;
import io.madoguchi.consent.recipient.Registers;
import io.madoguchi.consent.statistics.Releases;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Loads what the rules look at. */
@ApplicationScoped
class Gathering {

    private final Policies policies;
    private final Purposes purposes;
    private final Recipients recipients;
    private final Registers registers;
    private final Groups groups;
    private final Purposeful purposeful;
    private final Releases releases;

    Gathering(
            Policies policies,
            Purposes purposes,
            Recipients recipients,
            Registers registers,
            Groups groups,
            Purposeful purposeful,
            Releases releases) {
        this.policies = policies;
        this.purposes = purposes;
        this.recipients = recipients;
        this.registers = registers;
        this.groups = groups;
        this.purposeful = purposeful;
        this.releases = releases;
    }

    GroundFacts facts(RequestDisclosure request, Instant at) {
        String company = request.company();
        Recipient recipient = recipients.find(company, request.recipient(), at).orElse(null);
        GroundFacts.Purpose purpose = request.purpose() == null ? null : purpose(company, request.purpose(), at);
        Evidence evidence = request.given();
        if (request.ground() == DisclosureGround.CONSENT) {
            String named = evidence.consent() == null ? request.purpose() : evidence.consent();
            evidence = named == null
                    ? evidence
                    : evidence.restingOn(id(company, named).toString());
        }
        Asked asked =
                new Asked(request.ground(), Set.copyOf(request.items()), request.meantUse(), people(request), evidence);
        return new GroundFacts(
                asked,
                at,
                promise(company, at),
                recipient,
                registers.categories(company, at),
                purpose,
                backing(company, recipient, evidence, at));
    }

    /** Where one person stands towards what was asked. */
    Standing standing(RequestDisclosure request, GroundFacts facts, PersonRef person) {
        DisclosureGround ground = request.ground();
        if (ground == null) {
            return Standing.NOBODY;
        }
        GroundFacts.Purpose purpose = facts.purpose();
        boolean within = GroundRule.of(ground).asksForPurpose()
                && purpose != null
                && purposeful.isWithin(person, request.company(), purpose.id());
        boolean inquiry = ground == DisclosureGround.ANSWER_BY_PARTNER
                && InquiryStanding.isOpen(facts.asked().evidence().inquiry(), person, request);
        return new Standing(within, consent(request, facts, person), inquiry);
    }

    /** What the person's living consent was asked for, as the register had it when the consent was given. */
    private @Nullable List<Contents.Coverage> consent(RequestDisclosure request, GroundFacts facts, PersonRef person) {
        String named = facts.asked().evidence().consent();
        if (request.ground() != DisclosureGround.CONSENT || named == null) {
            return null;
        }
        UUID purpose = UUID.fromString(named);
        List<Instant> given = purposeful.consented(person, request.company(), purpose, facts.at());
        return given.isEmpty()
                ? null
                : given.stream()
                        .flatMap(at -> registers.coverages(request.company(), purpose, at).stream())
                        .map(Registers.Held::contents)
                        .toList();
    }

    private @Nullable Promise promise(String company, Instant at) {
        return policies.inForce(company, at)
                .map(p -> new Promise(p.id(), p.version(), p.grounds(), p.refusesOthersMarketing()))
                .orElse(null);
    }

    private Backing backing(String company, @Nullable Recipient recipient, Evidence evidence, Instant at) {
        if (recipient == null) {
            return Backing.NONE;
        }
        return new Backing(
                Optional.ofNullable(evidence.anonymisedSet())
                        .flatMap(id -> registers.anonymisedSet(company, id, at))
                        .map(Registers.Held::contents)
                        .orElse(null),
                isReleased(company, recipient, evidence, at),
                Optional.ofNullable(evidence.jointUse())
                        .flatMap(id -> registers.jointUse(company, id, at))
                        .map(Registers.Held::contents)
                        .stream()
                        .toList(),
                Optional.ofNullable(evidence.succession())
                        .flatMap(id -> registers.succession(company, id, at))
                        .map(Registers.Held::contents)
                        .orElse(null),
                registers.entrustments(company, recipient.id(), at).stream()
                        .map(Registers.Held::contents)
                        .toList(),
                recipient.member() != null
                        && groups.parentOf(List.of(company, recipient.member()), at)
                                .isPresent());
    }

    private boolean isReleased(String company, Recipient recipient, Evidence evidence, Instant at) {
        UUID release = evidence.statisticRelease();
        boolean partner = recipient.kind() == RecipientKind.BUSINESS_PARTNER;
        return release != null && releases.isLetOut(company, release, partner, at);
    }

    private GroundFacts.@Nullable Purpose purpose(String company, String idOrCode, Instant at) {
        UUID id = id(company, idOrCode);
        return purposes.published(id, at)
                .map(PublishedPurpose::categories)
                .map(items -> new GroundFacts.Purpose(id, Set.copyOf(items)))
                .orElse(null);
    }

    private UUID id(String company, String idOrCode) {
        return purposes.find(company, idOrCode)
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                .id();
    }

    private static People people(RequestDisclosure request) {
        if (request.manifest() != null) {
            return People.MANY;
        }
        return request.person() == null ? People.NOBODY : People.ONE;
    }
}
