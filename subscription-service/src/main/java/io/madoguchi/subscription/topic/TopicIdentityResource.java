package io.madoguchi.subscription.topic;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** Which sending identity carries a topic's issues. Readers need not know it; staff decides it. */
@Path("/v1/topics/{id}/identity")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class TopicIdentityResource {

    private final Staff staff;

    TopicIdentityResource(Staff staff) {
        this.staff = staff;
    }

    @GET
    @RolesAllowed({"editor", "approver", "operator", "auditor"})
    @Transactional
    public NameIdentity getTopicIdentity(@PathParam("id") UUID id) {
        return new NameIdentity(ofMyCompanies(id).identity);
    }

    /** Holds for issues that are planned from now on. */
    @PUT
    @RolesAllowed({"editor", "operator"})
    @Transactional
    public NameIdentity nameTopicIdentity(@PathParam("id") UUID id, @NotNull @Valid NameIdentity request) {
        Topic topic = ofMyCompanies(id);
        UUID named = request.identity();
        if (named != null
                && SendingIdentity.findIdentity(named)
                        .filter(identity -> identity.isFor(topic.company))
                        .isEmpty()) {
            throw ProblemException.field("identity", "is not a sending identity of this company");
        }
        topic.identity = named;
        topic.persistAndFlush();
        return new NameIdentity(named);
    }

    private Topic ofMyCompanies(UUID id) {
        Topic topic = Topic.findTopic(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(topic.company);
        return topic;
    }
}
