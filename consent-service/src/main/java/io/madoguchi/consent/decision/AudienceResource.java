package io.madoguchi.consent.decision;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Whose data may be used: a line per person who is allowed, as the database finds them, and a last line that says so and
 * how many. Without that last line the answer is not whole.
 */
@Path("/v1/decisions/audience")
@Consumes(APPLICATION_JSON)
@Produces(BatchResource.NDJSON)
@RunOnVirtualThread
class AudienceResource {

    /** Each holds a connection for as long as its reader takes. */
    private static final Semaphore AT_ONCE = new Semaphore(4);

    private final Caller caller;
    private final Audiences audiences;

    AudienceResource(Caller caller, Audiences audiences) {
        this.caller = caller;
        this.audiences = audiences;
    }

    @POST
    @RolesAllowed({"service", "privacy-officer"})
    @APIResponse(responseCode = "200", description = "{person, purposeVersion} a line, at last {end: {allowed, ...}}")
    public StreamingOutput createAudience(@NotNull @Valid FilterAudience request) {
        caller.mustSee(request.company());
        List<String> persons = request.references();
        Audiences.Asked asked = audiences.ask(request, caller.id());
        if (!AT_ONCE.tryAcquire()) {
            throw new ProblemException(CommonProblem.TOO_MANY, "Other audiences are being read.")
                    .with("Retry-After", "5");
        }
        return out -> {
            try {
                if (persons == null) {
                    audiences.everybody(asked, out);
                } else {
                    audiences.these(asked, persons, out);
                }
            } finally {
                AT_ONCE.release();
            }
        };
    }
}
