package io.madoguchi.inquiry.intake;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.inquiry.request.Cases;
import io.madoguchi.inquiry.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What comes by telephone, post or at the counter gets the same number, the same clocks and the same states. */
@Path("/v1/case-entries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CaseEntryResource {

    private final Counter counter;
    private final Staff staff;
    private final Commands commands;

    CaseEntryResource(Counter counter, Staff staff, Commands commands) {
        this.counter = counter;
        this.staff = staff;
        this.commands = commands;
    }

    @POST
    @RolesAllowed({"privacy-officer", "section-staff"})
    @APIResponseSchema(value = EntryView.class, responseCode = "201")
    public Response createCaseEntry(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid EnterInquiry request) {
        staff.mustActFor(request.company());
        return commands.once(key, staff.id(), new Staff.Command("create-case-entry", request), () -> {
            Cases.Opened opened = counter.enter(request, staff.id());
            return Response.created(URI.create("/v1/cases/" + opened.id()))
                    .entity(EntryView.of(opened))
                    .build();
        });
    }
}
