package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.ReturnStaffDesk.ReturnView;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What came back, as a list by kind, and one by one. */
@Path("/console/returns")
@Produces(MediaType.TEXT_HTML)
public class ReturnPagesDeskResource {

    private static final int SHOWN = 50;
    private static final List<String> KINDS =
            List.of("HARD", "SOFT", "COMPLAINT", "UNPARSED", "DELAYED", "DELIVERED", "AUTO_REPLY", "UNSUBSCRIBE");
    private static final String ID = "[0-9a-f-]{36}";

    private final Pages pages;
    private final Desk desk;
    private final ReturnStaffDesk staff;

    ReturnPagesDeskResource(Pages pages, Desk desk, @RestClient ReturnStaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
    }

    /** What the list is narrowed to. */
    public record Asked(@Nullable String kind, @Nullable String issue) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance returns(
                Page page,
                Person person,
                List<ReturnView> returns,
                List<String> kinds,
                Asked asked,
                @Nullable String next);

        static native TemplateInstance returned(Page page, Person person, ReturnView one);
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response list(
            @QueryParam("kind") @Nullable String wanted,
            @QueryParam("issue") @Nullable String about,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        String kind = wanted != null && KINDS.contains(wanted) ? wanted : null;
        String issue = about != null && about.matches(ID) ? about : null;
        ReturnStaffDesk.Returns found = staff.returns(desk.bearer(), kind, issue, SHOWN, cursor);
        List<ReturnView> items = ConsoleResource.orEmpty(found.items());
        Asked asked = new Asked(kind, issue);
        return pages.show(Templates.returns(page, desk.person(), items, KINDS, asked, found.next()), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response one(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return pages.show(Templates.returned(page, desk.person(), staff.one(desk.bearer(), id)), page);
    }
}
