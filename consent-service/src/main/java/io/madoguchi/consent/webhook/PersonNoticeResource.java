package io.madoguchi.consent.webhook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How far a person's withdrawals have arrived, for those who answer for it. */
@Path("/v1/persons/{ref}/withdrawal-notices")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PersonNoticeResource {

    private final Clock clock;
    private final Caller caller;

    PersonNoticeResource(Clock clock, Caller caller) {
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public CompletenessView getCompleteness(
            @PathParam("ref") String ref,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        CompletenessView view = Completeness.of(person(ref), limit, cursor, clock.instant());
        boolean visible = !view.notices().items().isEmpty()
                && view.notices().items().stream().allMatch(n -> caller.sees(n.company()));
        if (!visible && !caller.is("service")) {
            throw ProblemException.notFound();
        }
        return view;
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
