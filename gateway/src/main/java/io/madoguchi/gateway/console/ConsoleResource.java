package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.Deliveries;
import io.madoguchi.gateway.console.StaffDesk.DeliveryView;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The staff's first page: what waits for this person; and the mails whose outcome is not known (P3). */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
public class ConsoleResource {

    private static final int MANY = 100;

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk staff;

    ConsoleResource(Pages pages, Desk desk, @RestClient StaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance home(Page page, Person person, Waits waits);

        static native TemplateInstance unknown(
                Page page, Person person, List<DeliveryView> deliveries, @Nullable String next);
    }

    /** What waits, by what is to be done. */
    public record Waits(
            List<IssueView> review,
            List<IssueView> approved,
            List<IssueView> held,
            List<IssueView> drafts,
            List<IssueView> running,
            int unknown) {

        public boolean nothing() {
            return unknown == 0
                    && review.isEmpty()
                    && approved.isEmpty()
                    && held.isEmpty()
                    && drafts.isEmpty()
                    && running.isEmpty();
        }
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response home(@Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Person person = desk.person();
        List<IssueView> all =
                orEmpty(staff.issues(desk.bearer(), null, MANY, null).items());
        List<DeliveryView> unknown =
                orEmpty(staff.deliveries(desk.bearer(), "UNKNOWN", MANY, null).items());
        Waits waits = new Waits(
                person.approver() ? in(all, "REVIEWED") : List.of(),
                in(all, "APPROVED"),
                in(all, "HELD"),
                person.editor() ? in(all, "DRAFT") : List.of(),
                in(all, "SCHEDULED", "PLANNING", "SENDING"),
                unknown.size());
        return pages.show(Templates.home(page, person, waits), page);
    }

    @GET
    @Path("/deliveries/unknown")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response unknown(@QueryParam("cursor") @Nullable String cursor, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Deliveries found = staff.deliveries(desk.bearer(), "UNKNOWN", MANY, cursor);
        return pages.show(Templates.unknown(page, desk.person(), orEmpty(found.items()), found.next()), page);
    }

    private static List<IssueView> in(List<IssueView> issues, String... states) {
        return issues.stream()
                .filter(i -> List.of(states).contains(String.valueOf(i.state())))
                .toList();
    }

    static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
