package io.madoguchi.consent.change;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One person's view of the changes they were told of. */
@Path("/v1/persons/{ref}/policy-changes")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PersonChangeResource {

    private final Clock clock;
    private final Caller caller;

    PersonChangeResource(Clock clock, Caller caller) {
        this.clock = clock;
        this.caller = caller;
    }

    /** Empty for a person nobody told anything, known or not. */
    @GET
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public List<ChangePersonView> listPersonPolicyChanges(@PathParam("ref") String ref) {
        Instant now = clock.instant();
        return PolicyChangePerson.of(ref).stream()
                .filter(p -> caller.sees(p.company))
                .map(p -> ChangePersonView.of(p, now))
                .toList();
    }
}
