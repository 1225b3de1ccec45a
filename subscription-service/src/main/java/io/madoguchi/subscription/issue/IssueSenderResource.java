package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.Standings;
import io.madoguchi.subscription.staff.Staff;
import io.madoguchi.subscription.topic.Topic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** Why an issue that is on its way waits. */
@Path("/v1/issues/{id}/sender")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueSenderResource {

    private final Staff staff;
    private final Issues issues;
    private final IssueMails mails;
    private final Standings standings;

    IssueSenderResource(Staff staff, Issues issues, IssueMails mails, Standings standings) {
        this.staff = staff;
        this.issues = issues;
        this.mails = mails;
        this.standings = standings;
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public IssueSenderView getIssueSender(@PathParam("id") UUID id) {
        Issue issue = issues.find(id, staff);
        UUID named = Topic.findTopic(issue.topic).orElseThrow().identity();
        UUID would = named == null ? SendingIdentity.HOUSE : named;
        SendingIdentity identity = SendingIdentity.findIdentity(
                        mails.identityOf(issue.id).orElse(would))
                .orElseThrow();
        return new IssueSenderView(identity.id(), identity.name(), identity.isHouse(), standings.of(identity));
    }
}
