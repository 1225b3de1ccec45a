package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Where inquiry-service says that an inquiry is open, and later that it is closed. */
@Path("/v1/inquiry-standings")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class InquiryStandingResource {

    private final Clock clock;
    private final Caller caller;
    private final Companies companies;

    InquiryStandingResource(Clock clock, Caller caller, Companies companies) {
        this.clock = clock;
        this.caller = caller;
        this.companies = companies;
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("service")
    @Transactional
    public Response updateInquiryStanding(@PathParam("id") UUID id, @NotNull @Valid ReportInquiry report) {
        companies.mustExist(report.company());
        Disclosures.reference(report.person());
        Optional<InquiryStanding> known = InquiryStanding.findByIdOptional(id);
        if (known.isPresent() && !known.get().isAbout(report)) {
            throw new ProblemException(CommonProblem.CONFLICT, "This inquiry is of another person or partner.");
        }
        known.ifPresentOrElse(
                standing -> standing.say(report.open(), caller.id(), clock.instant()),
                () -> InquiryStanding.of(id, report, caller.id(), clock.instant())
                        .persist());
        return Response.noContent().build();
    }
}
