package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.recipient.Groups;
import io.madoguchi.problems.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Looking across companies is passing data between them, so it needs the ground GROUP (F4.9). */
@Path("/v1/group-queries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class GroupQueryResource {

    private final Clock clock;
    private final Caller caller;
    private final Policies policies;
    private final Groups groups;
    private final DisclosureConfig config;

    GroupQueryResource(Clock clock, Caller caller, Policies policies, Groups groups, DisclosureConfig config) {
        this.clock = clock;
        this.caller = caller;
        this.policies = policies;
        this.groups = groups;
        this.config = config;
    }

    /** Recorded whether it is allowed or not; a second identical question is asked, and recorded, again. */
    @POST
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @APIResponseSchema(value = GroupQueryView.class, responseCode = "201")
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = RefusalProblem.class)))
    public Response createGroupQuery(@NotNull @Valid AskGroup request) {
        request.companies().forEach(caller::mustSee);
        Instant now = clock.instant();
        Optional<String> parent = groups.parentOf(request.companies(), now);
        RefusalRule refused = refusal(request.companies(), parent, now);
        GroupQuery query = GroupQuery.of(request, refused, parent.orElse(null), caller.id())
                .at(now, config.groupQueryLife());
        query.persist();
        return refused == null
                ? Response.created(URI.create("/v1/group-queries/" + query.id))
                        .entity(GroupQueryView.of(query))
                        .build()
                : RefusalProblem.answer(Refusal.of(refused, DisclosureGround.GROUP));
    }

    private @Nullable RefusalRule refusal(List<String> companies, Optional<String> parent, Instant now) {
        boolean opened = companies.stream()
                .allMatch(c -> policies.inForce(c, now)
                        .filter(p -> p.grounds().contains(DisclosureGround.GROUP))
                        .isPresent());
        if (!opened) {
            return RefusalRule.GROUND_NOT_OPENED;
        }
        return parent.isEmpty() ? RefusalRule.NOT_IN_THE_GROUP : null;
    }
}
