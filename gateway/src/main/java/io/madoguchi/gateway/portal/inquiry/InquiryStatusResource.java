package io.madoguchi.gateway.portal.inquiry;

import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.PublicForms;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.CaseView;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.Open;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Where a case stands, for whoever has its number and its key; and the way to take it back. */
@Path(Page.ROOT + "/inquiry/status")
@Produces(MediaType.TEXT_HTML)
public class InquiryStatusResource {

    private static final String FORM = "inquiry-status";

    private final Pages pages;
    private final PublicForms forms;
    private final InquiryDesk desk;

    InquiryStatusResource(Pages pages, PublicForms forms, @RestClient InquiryDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "inquiry")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance status(Page page, Form form);

        static native TemplateInstance standing(Page page, CaseView inquiry, boolean withdrawn, Form form);
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response ask(@PathParam("lang") String lang, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return pages.show(Templates.status(page, forms.blank(FORM)), page);
    }

    /** Number and key come in the body: no address and no log holds them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Form form = forms.pressed(FORM, fields, page);
        // another press of any button here is another command
        forms.again(FORM, form);
        if (form.value("number").isEmpty() || form.value("key").isEmpty()) {
            form.fault("number", InquiryPagesResource.words(page).faultUnknown());
        }
        if (form.isFaulty()) {
            return pages.show(Templates.status(page, form), page, 400);
        }
        Open receipt = new Open(form.value("number").toUpperCase(Locale.ROOT), form.value("key"));
        boolean withdraws = form.value("do").equals("WITHDRAW");
        try {
            CaseView before = desk.look(Pages.source(request), receipt);
            if (withdraws && !form.has("sure", "yes")) {
                form.fault("sure", InquiryPagesResource.words(page).faultSure());
                return pages.show(Templates.standing(page, before, false, form), page, 400);
            }
            return withdraws
                    ? withdraw(page, form, before, receipt, Pages.source(request))
                    : pages.show(Templates.standing(page, before, false, form), page);
        } catch (DeskProblem e) {
            return refused(page, form, e);
        } catch (ProcessingException e) {
            return pages.show(
                    Templates.status(
                            page,
                            form.fault(PublicForms.WHOLE, Pages.words(page).faultAway())),
                    page,
                    503);
        }
    }

    /** What stands at a later step than the page knew is told there, with the case as it is. */
    private Response withdraw(Page page, Form form, CaseView before, Open receipt, String source) {
        try {
            return pages.show(Templates.standing(page, desk.withdraw(source, receipt), true, form), page);
        } catch (DeskProblem e) {
            if (!e.slug().equals("not-now")) {
                throw e;
            }
            form.fault(PublicForms.WHOLE, InquiryPagesResource.words(page).faultNotNow());
            return pages.show(Templates.standing(page, before, false, form), page, 409);
        }
    }

    private Response refused(Page page, Form form, DeskProblem problem) {
        if (problem.isAway()) {
            form.fault(PublicForms.WHOLE, Pages.words(page).faultAway());
        } else if (problem.status() == 429) {
            form.fault(PublicForms.WHOLE, Pages.words(page).faultWait(problem.minutesToWait()));
        } else {
            form.fault("number", InquiryPagesResource.words(page).faultUnknown());
        }
        return pages.show(Templates.status(page, form), page, problem.isAway() ? 503 : problem.status());
    }
}
