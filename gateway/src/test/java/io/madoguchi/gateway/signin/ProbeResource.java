package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.forms.FormRefused;
import io.madoguchi.gateway.forms.OneTimeForm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A page as the portal and the console are made of, to look at the visitor through it. */
@Path("/probe")
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ProbeResource {

    private final Visitor visitor;
    private final OneTimeForm forms;

    ProbeResource(Visitor visitor, OneTimeForm forms) {
        this.visitor = visitor;
        this.forms = forms;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public String visitor(@QueryParam("l") String language) {
        if (language != null) {
            visitor.remember(language);
        }
        return visitor.signedIn() + "|" + visitor.name().orElse("") + "|" + visitor.roles() + "|" + visitor.companies()
                + "|" + visitor.language().orElse("") + "|" + visitor.csrf().length() + "|"
                + visitor.bearer().isPresent();
    }

    @GET
    @Path("editor")
    @RolesAllowed("editor")
    @RunOnVirtualThread
    public String editor() {
        return "editor";
    }

    @GET
    @Path("operator")
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public String operator() {
        return "operator";
    }

    @GET
    @Path("form")
    @PermitAll
    @RunOnVirtualThread
    public String form(@QueryParam("name") String name) {
        return forms.issue(name);
    }

    @POST
    @PermitAll
    @RunOnVirtualThread
    public String send(
            @QueryParam("name") String name, @QueryParam("staff") boolean staff, @FormParam("once") String once) {
        try {
            return (staff ? forms.openSignedIn(name, once) : forms.open(name, once)).idempotencyKey();
        } catch (FormRefused e) {
            return e.reason().name();
        }
    }
}
