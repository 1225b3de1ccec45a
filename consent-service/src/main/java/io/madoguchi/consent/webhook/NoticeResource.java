package io.madoguchi.consent.webhook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.disclosure.OwnPerson;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far withdrawals have arrived: for the company, for the person, and the recipients' own word. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class NoticeResource {

    private final Clock clock;
    private final Caller caller;
    private final OwnPerson own;
    private final Secrets secrets;

    NoticeResource(Clock clock, Caller caller, OwnPerson own, Secrets secrets) {
        this.clock = clock;
        this.caller = caller;
        this.own = own;
        this.secrets = secrets;
    }

    /** All of a company, or only those that somebody must see to. */
    @GET
    @Path("/withdrawal-notices")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<NoticeView> listWithdrawalNotices(
            @QueryParam("company") @NotNull String company,
            @QueryParam("escalated") boolean escalated,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        UUID after = Page.afterId(cursor);
        Instant now = clock.instant();
        List<WithdrawalNotice> rows = escalated
                ? WithdrawalNotice.escalated(company, now, after, limit + 1)
                : WithdrawalNotice.after(company, after, limit + 1);
        return Page.of(rows, limit, n -> n.id.toString(), n -> NoticeView.of(n, now));
    }

    /** A confirmation on paper, by those who hold the paper. A second one changes nothing. */
    @POST
    @Path("/withdrawal-notices/{id}/confirmation")
    @RolesAllowed("privacy-officer")
    @Transactional
    public NoticeView createNoticeConfirmation(@PathParam("id") UUID id, @NotNull @Valid RecordConfirmation request) {
        WithdrawalNotice notice =
                WithdrawalNotice.locked(id).filter(n -> caller.sees(n.company)).orElseThrow(ProblemException::notFound);
        Instant now = clock.instant();
        notice.confirm(caller.id(), request.document(), now);
        return NoticeView.of(notice, now);
    }

    /** By the recipient, with the token of the notice and nothing else; an unknown notice and a wrong token look alike. */
    @POST
    @Path("/withdrawal-confirmations")
    @PermitAll
    @Transactional
    public void createWithdrawalConfirmation(@NotNull @Valid ConfirmWithdrawal request) {
        if (!secrets.isToken(request.notice(), request.token())) {
            throw ProblemException.notFound();
        }
        WithdrawalNotice.locked(request.notice())
                .orElseThrow(ProblemException::notFound)
                .confirm("recipient", null, clock.instant());
    }

    @GET
    @Path("/own-withdrawal-notices")
    @RolesAllowed("reader")
    @Transactional
    public CompletenessView getOwnCompleteness(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Completeness.of(own.at(company), limit, cursor, clock.instant());
    }
}
