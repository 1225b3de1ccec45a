package io.madoguchi.consent.consent;

import static io.madoguchi.consent.ConsentProblem.NO_EVIDENCE;
import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes of a request what the person said, or refuses it for want of a proof. */
@ApplicationScoped
class Hearing {

    private final Clock clock;
    private final Purposes purposes;
    private final Policies policies;
    private final Proofs proofs;

    Hearing(Clock clock, Purposes purposes, Policies policies, Proofs proofs) {
        this.clock = clock;
        this.purposes = purposes;
        this.policies = policies;
        this.proofs = proofs;
    }

    Statement statement(PersonRef person, RecordStatement request, Caller caller) {
        Instant now = clock.instant();
        if (request.at().isAfter(now)) {
            throw ProblemException.field("at", "lies in the future");
        }
        boolean ownButton = caller.is("service") && request.expressedBy() == ExpressedBy.SELF;
        String document = request.document();
        if (!ownButton && (document == null || document.isBlank())) {
            throw new ProblemException(NO_EVIDENCE, "Name the document that shows what the person or guardian said.");
        }
        List<EpisodePurpose> covered =
                request.purposes().stream().map(p -> proved(person, request, p)).toList();
        RecordStatement.Shown shown = request.notice();
        String wording = request.wording();
        ConsentEvidence evidence = new ConsentEvidence(
                shown == null ? null : shown.collectionPoint(),
                shown == null ? null : shown.revision(),
                shown == null ? null : shown.hash(),
                shown == null ? null : shown.locale(),
                request.channel().name(),
                request.at(),
                request.at(),
                null,
                wording == null ? null : Proofs.hash(wording),
                document,
                null);
        Expression said = new Expression("RECORDED", request.expressedBy(), evidence, request.at());
        return new Statement(person, request.company(), covered, said, caller.id());
    }

    /** A yes needs the words it was said to; a no needs none. */
    private EpisodePurpose proved(PersonRef person, RecordStatement request, String idOrCode) {
        UUID purpose = purpose(request.company(), idOrCode);
        RecordStatement.Shown shown = request.notice();
        Optional<EpisodePurpose> byNotice = shown == null
                ? Optional.empty()
                : proofs.byNotice(
                        purpose,
                        new Evidence(
                                person.value(),
                                request.company(),
                                shown.collectionPoint(),
                                shown.revision(),
                                shown.hash(),
                                shown.locale(),
                                request.channel().name(),
                                false,
                                request.at()));
        String wording = request.wording();
        Optional<EpisodePurpose> known =
                byNotice.isPresent() || wording == null ? byNotice : proofs.byWording(purpose, wording);
        return switch (request.status()) {
            case REFUSED -> known.orElseGet(() -> new EpisodePurpose(purpose, null));
            case GIVEN ->
                known.orElseThrow(() -> new ProblemException(
                        NO_EVIDENCE, "A consent names the notice or the wording it was given to, as we published it."));
        };
    }

    /** The purposes a rejection names, or all that the policy in force declares. */
    List<UUID> rejected(RejectUse request) {
        List<String> named = request.purposes();
        return named == null
                ? List.copyOf(policies.inForce(request.company(), clock.instant())
                        .orElseThrow(ProblemException::notFound)
                        .purposes()
                        .keySet())
                : named.stream()
                        .map(p -> purpose(request.company(), p))
                        .distinct()
                        .toList();
    }

    private UUID purpose(String company, String idOrCode) {
        return purposes.find(company, idOrCode)
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                .id();
    }
}
