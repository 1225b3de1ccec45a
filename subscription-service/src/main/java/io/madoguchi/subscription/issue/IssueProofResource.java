package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** How an issue will look: on the page, and as a test copy in one's own mailbox. */
@Path("/v1/issues/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueProofResource {

    private final Staff staff;
    private final JsonWebToken token;
    private final Commands commands;
    private final Issues issues;
    private final IssueProofs proofs;

    IssueProofResource(Staff staff, JsonWebToken token, Commands commands, Issues issues, IssueProofs proofs) {
        this.staff = staff;
        this.token = token;
        this.commands = commands;
        this.issues = issues;
        this.proofs = proofs;
    }

    @GET
    @Path("/preview")
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public PreviewView getPreview(
            @PathParam("id") UUID id,
            @QueryParam("locale") @DefaultValue("ja") @Pattern(regexp = "ja|en") String locale) {
        return proofs.preview(issues.find(id, staff), Locale.of(locale));
    }

    @POST
    @Path("/test-sends")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    public Response createTestSend(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        EmailAddress to = ownAddress();
        return commands.once(
                key,
                staff.name(),
                id,
                () -> Response.accepted(new TestSendsView(proofs.send(issues.find(id, staff), to)))
                        .build());
    }

    /** Only ever to the caller's own mailbox, and only to one that the sign-in has proven. */
    private EmailAddress ownAddress() {
        String email = token.getClaim("email");
        boolean verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
        if (email == null || !verified) {
            throw new ProblemException(IssueProblem.NO_VERIFIED_EMAIL, "Have your e-mail address verified first.");
        }
        try {
            return EmailAddress.parse(email);
        } catch (InvalidContact _) {
            throw new ProblemException(IssueProblem.NO_VERIFIED_EMAIL, "Your e-mail address cannot be used.");
        }
    }
}
