package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.ProofStaffDesk.MailLine;
import io.madoguchi.gateway.console.ProofStaffDesk.Mails;
import io.madoguchi.gateway.console.ProofStaffDesk.Proof;
import io.madoguchi.gateway.console.ProofStaffDesk.Resend;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The proof of an issue: every recipient by state, why some wait, and sending once more on purpose. */
@Path("/console/issues/{id}/proof")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ProofPagesDeskResource {

    private static final String FORM = "issue-proof";
    private static final int SHOWN = 50;
    private static final int SECONDS = 5;
    private static final List<String> STATES =
            List.of("PLANNED", "DEFERRED", "LEASED", "ACCEPTED", "REJECTED", "SUPPRESSED", "EXPIRED", "UNKNOWN");
    private static final List<String> AGAIN = List.of("UNKNOWN", "REJECTED", "EXPIRED");

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk staff;
    private final ProofStaffDesk proofs;

    ProofPagesDeskResource(Pages pages, Desk desk, @RestClient StaffDesk staff, @RestClient ProofStaffDesk proofs) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
        this.proofs = proofs;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance issueProof(Page page, Person person, Shown shown, Form form);
    }

    /** Which part of the recipients is looked at, and whether the page comes again by itself. */
    record Asked(@Nullable String state, @Nullable String cursor, boolean still, boolean done) {}

    /** Everything the page shows. */
    public record Shown(
            IssueView issue,
            Proof proof,
            ProofBar bar,
            List<MailLine> mails,
            @Nullable String next,
            @Nullable String state,
            List<String> states,
            List<String> again,
            boolean moving,
            boolean still,
            boolean mayResend,
            boolean done) {}

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    public Response look(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("still") @Nullable String still,
            @QueryParam("done") @Nullable String done,
            @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        String known = state != null && STATES.contains(state) ? state : null;
        return show(page, id, new Asked(known, cursor, still != null, done != null), desk.blank(FORM), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    public Response resend(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        ProofDeskWords words = MessageBundles.get(ProofDeskWords.class, Localized.Literal.of(page.lang()));
        Asked asked = new Asked(null, null, true, false);
        if (!AGAIN.contains(form.value("state"))) {
            form.fault("state", words.faultState());
        }
        if (form.value("reason").isEmpty()) {
            form.fault("reason", words.faultReason());
        }
        if (form.isFaulty()) {
            return show(page, id, asked, desk.again(FORM, form), 400);
        }
        try {
            proofs.resend(desk.bearer(), form.key(), id, new Resend(form.value("state"), form.value("reason")));
            return Response.seeOther(URI.create(request.path() + "?done=again")).build();
        } catch (DeskProblem e) {
            form.fault("main", Desk.said(e, Desk.words(page)));
            return show(page, id, asked, desk.again(FORM, form), 422);
        }
    }

    private Response show(Page page, String id, Asked asked, Form form, int status) {
        IssueView issue = staff.issue(desk.bearer(), id);
        Proof proof = proofs.proof(desk.bearer(), id);
        Mails mails = proofs.mails(desk.bearer(), id, asked.state, SHOWN, asked.cursor);
        Person person = desk.person();
        // a page that comes again by itself would take away what is typed into it
        boolean quiet = asked.still || proof.counts().open() == 0;
        boolean over = proof.state().equals("COMPLETED") || proof.state().equals("SENDING");
        Shown shown = new Shown(
                issue,
                proof,
                ProofBar.of(proof.counts(), Desk.words(page)),
                mails.items() == null ? List.of() : mails.items(),
                mails.next(),
                asked.state,
                STATES,
                AGAIN,
                proof.counts().open() > 0,
                asked.still,
                quiet && over && (person.editor() || person.approver()) && hasAny(proof),
                asked.done);
        Response answer = pages.show(Templates.issueProof(page, person, shown, form), page, status);
        String again =
                "; url=/console/issues/" + issue.id() + "/proof" + (asked.state == null ? "" : "?state=" + asked.state);
        boolean comesAgain = shown.moving && !shown.still && status == 200;
        return comesAgain
                ? Response.fromResponse(answer)
                        .header("Refresh", SECONDS + again)
                        .build()
                : answer;
    }

    private static boolean hasAny(Proof proof) {
        return proof.counts().unknown()
                        + proof.counts().rejected()
                        + proof.counts().expired()
                > 0;
    }
}
