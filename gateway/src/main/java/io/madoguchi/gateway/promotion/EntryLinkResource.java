package io.madoguchi.gateway.promotion;

import io.madoguchi.gateway.portal.ByLink;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.PublicForms;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.promotion.PromotionDesk.AnswerPrize;
import io.madoguchi.gateway.promotion.PromotionDesk.EntryView;
import io.madoguchi.gateway.promotion.PromotionDesk.SubscriptionLink;
import io.madoguchi.gateway.promotion.PromotionDesk.WonView;
import io.madoguchi.problems.ProblemException;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The links of the two mails of a promotion: one's entry, and one's prize. Looking changes nothing. */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class EntryLinkResource {

    private static final String ENTRY = "promotion-entry-back";
    private static final String PRIZE = "promotion-prize";
    private static final Set<String> ANSWERS = Set.of("CLAIM", "DECLINE");

    private final Pages pages;
    private final ByLink byLink;
    private final PublicForms forms;
    private final Catalogue catalogue;
    private final PromotionDesk desk;

    EntryLinkResource(
            Pages pages, ByLink byLink, PublicForms forms, Catalogue catalogue, @RestClient PromotionDesk desk) {
        this.pages = pages;
        this.byLink = byLink;
        this.forms = forms;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "promotion")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance entry(Page page, CompanyView company, EntryView entry, String token, Form form);

        static native TemplateInstance withdrawn(Page page);

        static native TemplateInstance prize(
                Page page, CompanyView company, NoticeView notice, WonView won, String token, Form form);
    }

    @GET
    @Path("/entry/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response entry(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, ENTRY), (page, form) -> {
            EntryView entry = desk.entry(new SubscriptionLink(token));
            return pages.show(Templates.entry(page, catalogue.company(entry.company()), entry, token, form), page);
        });
    }

    @POST
    @Path("/entry/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response withdraw(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, ENTRY), fields, (page, _) -> {
            desk.withdraw(new SubscriptionLink(token));
            return pages.show(Templates.withdrawn(page), page);
        });
    }

    @GET
    @Path("/prize/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response prize(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(
                new ByLink.Visit(lang, request, PRIZE),
                (page, form) -> show(page, desk.prize(new SubscriptionLink(token)), token, form, 200));
    }

    @POST
    @Path("/prize/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response answer(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, PRIZE), fields, (page, form) -> answer(page, token, form));
    }

    private Response answer(Page page, String token, Form form) {
        String answer = form.value("do");
        if (!ANSWERS.contains(answer)) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        WonView won = desk.prize(new SubscriptionLink(token));
        boolean takes = answer.equals("CLAIM") && won.asksForDelivery();
        if (takes) {
            PromotionWords words = PromotionPagesResource.words(page);
            if (form.value("name").isEmpty()) {
                form.fault("name", words.faultName());
            }
            if (form.text("delivery").isBlank()) {
                form.fault("delivery", words.faultDelivery());
            }
        }
        if (form.isFaulty()) {
            return show(page, won, token, forms.again(PRIZE, form), 400);
        }
        try {
            WonView answered = desk.answer(new AnswerPrize(
                    token, answer, takes ? form.value("name") : null, takes ? form.text("delivery") : null));
            return show(page, answered, token, form, 200);
        } catch (DeskProblem e) {
            if (e.status() != 400) {
                throw e;
            }
            form.fault("name", PromotionPagesResource.words(page).faultName());
            return show(page, won, token, forms.again(PRIZE, form), 422);
        }
    }

    private Response show(Page page, WonView won, String token, Form form, int status) {
        return pages.show(
                Templates.prize(
                        page,
                        catalogue.company(won.company()),
                        catalogue.notice(won.collectionPoint()),
                        won,
                        token,
                        form),
                page,
                status);
    }
}
