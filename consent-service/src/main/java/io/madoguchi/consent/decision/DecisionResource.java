package io.madoguchi.consent.decision;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.decision.DecisionIds.Asker;
import io.madoguchi.consent.decision.LoggedDecision.As;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides uses, for services and for those of the staff who answer for them, and shows what was decided. */
@Path("/v1/decisions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class DecisionResource {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Caller caller;
    private final Decisions decisions;
    private final DecisionWriter writer;
    private final DecisionIds ids;
    private final DecisionLog log;
    private final Proving proving;

    DecisionResource(
            Caller caller,
            Decisions decisions,
            DecisionWriter writer,
            DecisionIds ids,
            DecisionLog log,
            Proving proving) {
        this.writer = writer;
        this.caller = caller;
        this.decisions = decisions;
        this.ids = ids;
        this.log = log;
        this.proving = proving;
    }

    /** Asking changes nothing, so that asking again is asking anew: no Idempotency-Key is kept. */
    @POST
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public DecisionView createDecision(@NotNull @Valid DecideUse request) {
        caller.mustSee(request.company());
        Question question = request.question();
        Facts facts = decisions.facts(question);
        Verdict verdict = Verdict.of(facts);
        boolean proof = Boolean.TRUE.equals(request.proof());
        Asker asker = new Asker(request.company(), request.person(), caller.id(), As.ONE);
        LoggedDecision decision = writer.write(asker, facts, verdict, proof);
        return proof ? proved(decision, verdict) : DecisionView.of(decision, verdict, null);
    }

    /** What is signed must be found again: a proof is given only when the decision is in the log. */
    private DecisionView proved(LoggedDecision decision, Verdict verdict) {
        if (!log.flushed()) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "A proof needs the log of decisions. Ask again.");
        }
        return DecisionView.of(decision, verdict, proving.prove(decision, verdict));
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<DecisionView> listDecisions(
            @QueryParam("company") @NotNull String company,
            @QueryParam("person") @Nullable String person,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        UUID after = Page.afterId(cursor);
        UUID before = after.equals(new UUID(0, 0)) ? NEWEST : after;
        List<LoggedDecision> rows = log.list(company, person, before, limit + 1);
        return Page.of(rows, limit, d -> d.id().toString(), DecisionResource::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public DecisionView getDecision(@PathParam("id") String id) {
        return view(find(id));
    }

    /** That the signature of this decision stands in the public log, for whoever holds the proof. */
    @GET
    @Path("/{id}/proof")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public DecisionProofView getDecisionProof(@PathParam("id") String id) {
        return proving.of(find(id)).orElseThrow(ProblemException::notFound);
    }

    /** Decides once more from the revisions of then: the answer must be the same to the byte. */
    @POST
    @Path("/{id}/repeat")
    @Consumes("*/*")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    public DecisionRepeatView createDecisionRepeat(@PathParam("id") String id) {
        LoggedDecision decision = find(id);
        return new DecisionRepeatView(ids.stands(decision), view(decision));
    }

    private LoggedDecision find(String id) {
        return DecisionIds.uuid(id)
                .flatMap(log::find)
                .filter(d -> caller.sees(d.company()))
                // a made-up id is no id
                .filter(d -> DecisionIds.text(d).equals(id))
                .orElseThrow(ProblemException::notFound);
    }

    private static DecisionView view(LoggedDecision decision) {
        return DecisionView.of(decision, Verdict.of(decision.facts()), null);
    }
}
