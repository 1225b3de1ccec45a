package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.Change;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ChangePreferences;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.HoldLink;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.PreferencesView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ReceiptView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.SubscriptionView;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What one gets, and one button for each change: pause, resume, stop, add (E6). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class ChoicesResource {

    private static final String FORM = "choices";
    private static final Set<String> STATES = Set.of("ACTIVE", "PAUSED", "ENDED");

    private final Pages pages;
    private final ByLink byLink;
    private final LinkPages links;
    private final SubscriptionDesk desk;
    private final Clock clock;

    ChoicesResource(Pages pages, ByLink byLink, LinkPages links, @RestClient SubscriptionDesk desk, Clock clock) {
        this.pages = pages;
        this.byLink = byLink;
        this.links = links;
        this.desk = desk;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance choices(
                Page page,
                @Nullable CompanyView company,
                PreferencesView view,
                String token,
                @Nullable String done,
                Form form);
    }

    @GET
    @Path("/choices/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            @QueryParam("done") @Nullable String done,
            @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, FORM), (page, form) -> {
            PreferencesView view = desk.preferences(new HoldLink(token));
            return pages.show(
                    Templates.choices(
                            page, links.company(view.company()), view, token, said(done, Pages.words(page)), form),
                    page);
        });
    }

    @POST
    @Path("/choices/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response change(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, FORM), fields, (_, form) -> {
            String done = form.value("do").isEmpty() ? language(token, form) : press(token, form);
            return Response.seeOther(URI.create(request.path() + "?done=" + done))
                    .build();
        });
    }

    /** The receipt as the file that can be checked, by us and by anybody who has our public key. */
    @GET
    @Path("/choices/{token}/receipts/{number}")
    @Produces("application/jose")
    @PermitAll
    @RunOnVirtualThread
    public Response receipt(@PathParam("token") String token, @PathParam("number") String number) {
        String jws = desk.preferences(new HoldLink(token)).subscriptions().stream()
                .map(SubscriptionView::receipt)
                .filter(Objects::nonNull)
                .filter(r -> number.equals(r.number()))
                .map(ReceiptView::jws)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        return Response.ok(jws)
                .header("Content-Disposition", "attachment; filename=\"receipt.jws\"")
                .build();
    }

    private String language(String token, Form form) {
        String locale = form.has("language", "ja") ? "ja" : "en";
        desk.change(form.key(), new ChangePreferences(token, locale, List.of()));
        return "LANGUAGE";
    }

    private String press(String token, Form form) {
        String button = form.value("do");
        PreferencesView now = desk.preferences(new HoldLink(token));
        if (button.equals("STOP_ALL")) {
            List<Change> all = now.subscriptions().stream()
                    .filter(s -> !"ENDED".equals(s.state()))
                    .map(s -> new Change(s.topic(), "ENDED", null))
                    .toList();
            desk.change(form.key(), new ChangePreferences(token, null, all));
            return "ALL";
        }
        String[] parts = button.split(":", 2);
        if (parts.length != 2 || !STATES.contains(parts[0])) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        desk.change(form.key(), new ChangePreferences(token, null, List.of(change(parts[0], parts[1]))));
        boolean added = now.others().stream().anyMatch(t -> t.topic().equals(parts[1]));
        return added ? "PENDING" : parts[0];
    }

    private Change change(String state, String topic) {
        String until = state.equals("PAUSED")
                ? clock.instant().atZone(pages.zone()).plusMonths(1).toInstant().toString()
                : null;
        return new Change(topic, state, until);
    }

    private static @Nullable String said(@Nullable String done, FormWords words) {
        return switch (String.valueOf(done)) {
            case "PAUSED" -> words.donePaused();
            case "ACTIVE" -> words.doneActive();
            case "PENDING" -> words.donePending();
            case "ENDED" -> words.doneEnded();
            case "ALL" -> words.doneAll();
            case "LANGUAGE" -> words.doneLanguage();
            default -> null;
        };
    }
}
