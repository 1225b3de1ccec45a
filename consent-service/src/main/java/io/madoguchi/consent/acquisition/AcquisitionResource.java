package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.ConsentProblem.COLLECTION_POINT_NOT_OPEN;
import static io.madoguchi.consent.ConsentProblem.NO_EVIDENCE;
import static io.madoguchi.consent.ConsentProblem.REMOVED_AS_CHILD;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.events.Commands;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Data that came in on a card, at a meeting, by phone, from somebody else: that it did, and under which notice. */
@Path("/v1/acquisitions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class AcquisitionResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Acquisitions acquisitions;
    private final RemovedPersons removed;

    AcquisitionResource(
            Clock clock, Commands commands, Caller caller, Acquisitions acquisitions, RemovedPersons removed) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.acquisitions = acquisitions;
        this.removed = removed;
    }

    /** A form is not among the ways: what was written there came with the proof that the notice was shown (APPI 21(2)). */
    @POST
    @RolesAllowed({"service", "privacy-officer", "editor"})
    @Transactional
    @APIResponseSchema(value = AcquisitionView.class, responseCode = "201")
    public Response createAcquisition(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RecordAcquisition request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("record-acquisition", request), () -> {
            PersonRef person = person(request.person());
            if (removed.isRemoved(person)) {
                throw new ProblemException(
                        REMOVED_AS_CHILD, "E14: nothing is taken in until the person shows to be of age.");
            }
            if (request.at().isAfter(clock.instant())) {
                throw ProblemException.field("at", "lies in the future");
            }
            CollectionPoint point = open(request);
            if (point.channel == Channel.FORM) {
                throw new ProblemException(
                        NO_EVIDENCE, "APPI 21(2): data from a form is recorded with the notice that was shown there.");
            }
            if (point.channel.hasSource() && request.source() == null) {
                throw ProblemException.field("source", "must name who the data came from");
            }
            Notice notice = Notice.of(point.id, point.revision).orElseThrow();
            Language language = Language.of(request.locale()).orElseThrow();
            Evidence evidence = new Evidence(
                    person.value(),
                    request.company(),
                    point.id,
                    notice.revision,
                    notice.texts.in(language).hash(),
                    request.locale(),
                    point.channel.name(),
                    false,
                    request.at());
            Acquisitions.Particulars particulars =
                    new Acquisitions.Particulars(point.channel.defaultMode(), request.source(), request.document());
            acquisitions.record(evidence, particulars);
            return Response.status(201)
                    .entity(acquisitions.view(evidence).orElseThrow())
                    .build();
        });
    }

    /** How a person's data came to the companies the caller may see. */
    @GET
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public List<AcquisitionView> listAcquisitions(@QueryParam("person") @NotNull String person) {
        return Acquisition.of(person(person).value()).stream()
                .filter(a -> caller.sees(a.company))
                .map(a -> AcquisitionView.of(a, NoticeServed.findById(a.noticeServed)))
                .toList();
    }

    private static CollectionPoint open(RecordAcquisition request) {
        CollectionPoint point = CollectionPoint.<CollectionPoint>findByIdOptional(request.collectionPoint())
                .filter(p -> p.company.equals(request.company()))
                .orElseThrow(ProblemException::notFound);
        if (point.state != CollectionPoint.State.OPEN) {
            throw new ProblemException(COLLECTION_POINT_NOT_OPEN, "Nothing is collected there now.");
        }
        return point;
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("person", "is not a person reference");
        }
    }
}
