package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;

/**
 * The story of every link in a mail: one looks, which changes nothing, presses a button, and reads that it is done. A link
 * that does not work shows the way on; a button that is too old to count changes nothing and says so.
 */
@ApplicationScoped
public class ByLink {

    private final Pages pages;
    private final PublicForms forms;
    private final LinkPages links;

    ByLink(Pages pages, PublicForms forms, LinkPages links) {
        this.pages = pages;
        this.forms = forms;
        this.links = links;
    }

    /** What of the page is the same for every link: its language, its request, and the name of its form. */
    public record Visit(String lang, HttpServerRequest request, String form) {}

    public Response look(Visit visit, BiFunction<Page, Form, Response> shown) {
        return orTheWayOn(pages.page(visit.lang(), visit.request()), forms.blank(visit.form()), shown);
    }

    public Response press(Visit visit, MultivaluedMap<String, String> fields, BiFunction<Page, Form, Response> done) {
        Page page = pages.page(visit.lang(), visit.request());
        Form form = forms.pressed(visit.form(), fields, page);
        return form.isFaulty() ? PublicForms.stale(visit.request()) : orTheWayOn(page, form, done);
    }

    private Response orTheWayOn(Page page, Form form, BiFunction<Page, Form, Response> answer) {
        try {
            return answer.apply(page, form);
        } catch (DeskProblem e) {
            return links.refused(page, e);
        }
    }
}
