package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The calm answers to a link from a mail that is used up, too old or not known, each with the way on. */
@ApplicationScoped
public class LinkPages {

    private final Pages pages;
    private final Catalogue catalogue;

    LinkPages(Pages pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance link(
                Page page, String title, String lead, String next, String way, String wayText);
    }

    Response used(Page page) {
        FormWords words = Pages.words(page);
        return pages.show(
                Templates.link(
                        page,
                        words.linkUsedTitle(),
                        words.linkUsedLead(),
                        words.linkUsedNext(),
                        "/topics",
                        words.backToTopics()),
                page,
                409);
    }

    Response expired(Page page, @Nullable String company) {
        FormWords words = Pages.words(page);
        return pages.show(
                Templates.link(
                        page,
                        words.linkExpiredTitle(),
                        words.linkExpiredLead(),
                        words.linkExpiredNext(),
                        company == null ? "/topics" : "/subscribe/" + company,
                        words.subscribeAgain()),
                page,
                410);
    }

    Response unknown(Page page) {
        FormWords words = Pages.words(page);
        return pages.show(
                Templates.link(
                        page,
                        words.linkUnknownTitle(),
                        words.linkUnknownLead(),
                        words.linkUnknownNext(),
                        "/contact?reason=UNSUBSCRIBE",
                        words.stopWithAddress()),
                page,
                404);
    }

    /** The page for a refusal that is about the link; any other refusal goes on to the general page. */
    Response refused(Page page, DeskProblem problem) {
        return switch (problem.status()) {
            case 404, 400 -> unknown(page);
            case 410 -> expired(page, null);
            case 409 -> problem.slug().equals("already-confirmed") ? used(page) : rethrown(problem);
            default -> rethrown(problem);
        };
    }

    /** The company a link belongs to, where the service names one that the group has. */
    @Nullable
    CompanyView company(@Nullable String id) {
        return catalogue.companies().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Response rethrown(DeskProblem problem) {
        throw problem;
    }
}
