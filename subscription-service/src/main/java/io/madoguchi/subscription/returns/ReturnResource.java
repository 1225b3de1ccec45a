package io.madoguchi.subscription.returns;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.issue.IssueBreaker;
import io.madoguchi.subscription.returns.ReturnMail.Arrival;
import io.madoguchi.subscription.staff.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came back, for staff; and the door for a relay that hands it in by HTTP. */
@Path("/v1/returns")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ReturnResource {

    private final Arrivals arrivals;
    private final Addresses addresses;
    private final IssueWatch watch;
    private final IssueBreaker issues;
    private final ReturnLooks looks;
    private final Staff staff;

    ReturnResource(
            Arrivals arrivals,
            Addresses addresses,
            IssueWatch watch,
            IssueBreaker issues,
            ReturnLooks looks,
            Staff staff) {
        this.arrivals = arrivals;
        this.addresses = addresses;
        this.watch = watch;
        this.issues = issues;
        this.looks = looks;
        this.staff = staff;
    }

    /** The same bytes to the same address again are the mail that is here. */
    @POST
    @Consumes("message/rfc822")
    @RolesAllowed({"service", "operator"})
    public Response createReturn(@QueryParam("recipient") @Nullable String recipient, byte[] mail) {
        if (mail.length == 0) {
            throw ProblemException.field("mail", "is empty");
        }
        Address address = recipient == null
                ? Address.UNNAMED
                : addresses
                        .find(recipient)
                        .orElseThrow(() -> ProblemException.field("recipient", "is none of our addresses"));
        UUID kept = arrivals.take(new Arrival(ReturnMail.Door.HTTP, address, false, mail));
        return Response.accepted(new ReturnKept(kept, kindOf(kept))).build();
    }

    @GET
    @RolesAllowed({"editor", "approver", "privacy-officer", "auditor", "operator"})
    @Transactional
    public ReturnPage listReturns(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("issue") @Nullable UUID issue,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        return looks.page(new ReturnLooks.Filter(kind, issue, cursor), limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "privacy-officer", "auditor", "operator"})
    @Transactional
    public ReturnView getReturn(@PathParam("id") UUID id) {
        return looks.one(id);
    }

    /** How many mails of an issue came back, by kind. */
    @GET
    @Path("/counts")
    @RolesAllowed({"editor", "approver", "privacy-officer", "auditor", "operator"})
    @Transactional
    public ReturnCounts getReturnCounts(@NotNull @QueryParam("issue") UUID issue) {
        staff.mustActFor(issues.companyOf(issue).orElseThrow(ProblemException::notFound));
        return ReturnCounts.of(watch.count(issue), issues.trippedOver(issue).orElse(null));
    }

    private static @Nullable ReturnKind kindOf(UUID mail) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ReturnEvent.findByMail(mail))
                .map(event -> event.kind)
                .orElse(null);
    }
}
