package io.madoguchi.subscription.topic;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Topics: the catalogue everyone may read, and the editors who write it. */
@Path("/v1/topics")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class TopicResource {

    private final Clock clock;
    private final Staff staff;
    private final Commands commands;
    private final String listDomain;

    TopicResource(
            Clock clock,
            Staff staff,
            Commands commands,
            @ConfigProperty(name = "madoguchi.mail.list-domain") String listDomain) {
        this.clock = clock;
        this.staff = staff;
        this.commands = commands;
        this.listDomain = listDomain;
    }

    @GET
    @PermitAll
    @Transactional
    public TopicPage listTopics(
            @QueryParam("company") @Nullable String company,
            @QueryParam("state") @Nullable @Pattern(regexp = "all|open") String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        if ("all".equals(state)) {
            staff.mustBeStaff();
            return TopicPage.of(Topics.listOf(staff.companies(), company, cursor, limit + 1), limit);
        }
        return TopicPage.of(Topics.listOpen(company, cursor, limit + 1), limit);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    public Response getTopic(@PathParam("id") UUID id) {
        Topic topic = Topic.findTopic(id)
                .filter(t -> t.state != TopicState.DRAFT || staff.isStaffOf(t.company))
                .orElseThrow(ProblemException::notFound);
        return Response.ok(TopicView.of(topic)).tag(tag(topic)).build();
    }

    @POST
    @RolesAllowed("editor")
    public Response createTopic(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateTopic request,
            @Context UriInfo uri) {
        staff.mustActFor(request.company());
        return commands.once(key, staff.name(), request, () -> {
            if (Topic.isTaken(request.company(), request.slug())) {
                throw new ProblemException(SubscriptionProblem.TOPIC_SLUG_TAKEN, "Choose another slug.");
            }
            mustBeDeclared(request.company(), request.collectionPoint(), request.purpose());
            Topic topic = Topic.draft(request, listDomain, clock.instant());
            topic.persistAndFlush();
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(topic.id.toString())
                            .build())
                    .entity(TopicView.of(topic))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("editor")
    @Transactional
    public Response updateTopic(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid UpdateTopic request) {
        Topic topic = ofMyCompanies(id);
        if (ifMatch == null) {
            throw ProblemException.field("If-Match", "must name the version that was read");
        }
        if (!ifMatch.equals('"' + tag(topic) + '"')) {
            throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat your change.");
        }
        topic.describe(request.names(), request.descriptions(), request.rhythm(), request.languages());
        topic.persistAndFlush();
        return Response.ok(TopicView.of(topic)).tag(tag(topic)).build();
    }

    @POST
    @Path("/{id}/opening")
    @Consumes
    @RolesAllowed("editor")
    @Transactional
    public TopicView openTopic(@PathParam("id") UUID id) {
        Topic topic = ofMyCompanies(id);
        mustBeDeclared(topic.company, topic.collectionPoint, topic.purpose);
        topic.open();
        topic.persistAndFlush();
        return TopicView.of(topic);
    }

    @POST
    @Path("/{id}/closing")
    @Consumes
    @RolesAllowed("editor")
    @Transactional
    public TopicView closeTopic(@PathParam("id") UUID id) {
        Topic topic = ofMyCompanies(id);
        topic.close();
        topic.persistAndFlush();
        return TopicView.of(topic);
    }

    /** F1.1: no topic without an open collection point of the same company that declares its purpose. */
    private static void mustBeDeclared(String company, UUID collectionPoint, UUID purpose) {
        CollectionPoint point = CollectionPoint.findPoint(collectionPoint)
                .filter(p -> p.company().equals(company))
                .orElseThrow(() -> ProblemException.field("collectionPoint", "is not known for this company"));
        if (!point.isOpen()) {
            throw new ProblemException(SubscriptionProblem.COLLECTION_POINT_CLOSED, "Open the collection point first.");
        }
        if (!point.purposes().contains(purpose)) {
            throw ProblemException.field("purpose", "is not declared at this collection point");
        }
    }

    private Topic ofMyCompanies(UUID id) {
        Topic topic = Topic.findTopic(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(topic.company);
        return topic;
    }

    private static String tag(Topic topic) {
        return Integer.toString(topic.version);
    }
}
