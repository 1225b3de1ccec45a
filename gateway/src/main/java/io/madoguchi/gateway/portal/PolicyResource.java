package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.PolicyVersionView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.PurposeView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The policy of a company, its purposes at a glance, and every version there ever was (E18, F8). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class PolicyResource {

    private final Pages pages;
    private final Catalogue catalogue;
    private final ConsentDesk desk;

    PolicyResource(Pages pages, Catalogue catalogue, @RestClient ConsentDesk desk) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance policy(
                Page page,
                CompanyView company,
                @Nullable PolicyVersionView policy,
                boolean current,
                Text text,
                List<PolicyVersionView> archive);
    }

    /** The text of a version, as HTML, in the language it is really in. */
    public record Text(String html, String lang, List<PurposeView> purposes) {}

    @GET
    @Path("/policy/{company}")
    @PermitAll
    @RunOnVirtualThread
    public Response current(
            @PathParam("lang") String lang,
            @PathParam("company") String companyId,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        CompanyView company = catalogue.company(companyId);
        return show(page, company, currentOf(companyId), true);
    }

    @GET
    @Path("/policy/{company}/versions/{n}")
    @PermitAll
    @RunOnVirtualThread
    public Response version(
            @PathParam("lang") String lang,
            @PathParam("company") String companyId,
            @PathParam("n") int version,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        CompanyView company = catalogue.company(companyId);
        PolicyVersionView known = published(companyId).stream()
                .filter(p -> p.version() == version)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        PolicyVersionView current = currentOf(companyId);
        boolean isCurrent = current != null && current.version() == version;
        return show(page, company, desk.policyVersion(known.policy(), version), isCurrent);
    }

    private Response show(Page page, CompanyView company, @Nullable PolicyVersionView policy, boolean current) {
        Bilingual text = policy == null || policy.texts() == null ? new Bilingual("", "") : policy.texts();
        List<PurposeView> purposes = policy == null || policy.purposes() == null ? List.of() : policy.purposes();
        return pages.show(
                Templates.policy(
                        page,
                        company,
                        policy,
                        current,
                        new Text(
                                Pages.prose(text.in(page.lang()), text.langOf(page.lang())),
                                text.langOf(page.lang()),
                                purposes),
                        published(company.id())),
                page);
    }

    private @Nullable PolicyVersionView currentOf(String company) {
        try {
            return catalogue.currentPolicy(company);
        } catch (DeskProblem e) {
            if (e.status() == 404) {
                return null;
            }
            throw e;
        }
    }

    private List<PolicyVersionView> published(String company) {
        return catalogue.policies(company).stream()
                .filter(p -> p.state() == null || !p.state().equals("DRAFT"))
                .toList();
    }
}
