package io.madoguchi.gateway.console;

import io.madoguchi.gateway.forms.FormRefused;
import io.madoguchi.gateway.forms.OneTimeForm;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.signin.Visitor;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;

/** Who sits at the desk: speaks their language and carries their token to the services. */
@ApplicationScoped
class Desk {

    private final Visitor visitor;
    private final OneTimeForm oneTime;
    private final Pages pages;

    Desk(Visitor visitor, OneTimeForm oneTime, Pages pages) {
        this.visitor = visitor;
        this.oneTime = oneTime;
        this.pages = pages;
    }

    /** The page in the language of the person at the desk; a language that is asked for is remembered. */
    Page enter(HttpServerRequest request) {
        String asked = request.getParam("l");
        if (asked != null && (asked.equals("ja") || asked.equals("en"))) {
            visitor.remember(asked);
            return pages.page(asked, request);
        }
        return visitor.language().map(l -> pages.page(l, request)).orElseGet(() -> pages.page(request));
    }

    Person person() {
        return new Person(
                visitor.name().orElse(""),
                visitor.csrf(),
                visitor.roles().contains("editor"),
                visitor.roles().contains("approver"));
    }

    boolean is(String role) {
        return visitor.roles().contains(role);
    }

    String bearer() {
        return "Bearer " + visitor.bearer().orElse("");
    }

    /** A company this member of staff is bound to. */
    boolean serves(String company) {
        return visitor.companies().contains(company);
    }

    static ConsoleWords words(Page page) {
        return MessageBundles.get(ConsoleWords.class, Localized.Literal.of(page.lang()));
    }

    Form blank(String name) {
        return Form.blank(oneTime.issue(name));
    }

    /** What was sent from this very session; a field of anybody else is refused, an old one is shown again. */
    Form sent(String name, MultivaluedMap<String, String> fields) {
        String token = String.valueOf(fields.getFirst("once"));
        try {
            return Form.typed(fields, token, oneTime.openSignedIn(name, token).idempotencyKey());
        } catch (FormRefused e) {
            throw new ProblemException(CommonProblem.REFUSED, "Open the page again and repeat it there.");
        }
    }

    Form again(String name, Form form) {
        return form.renewed(oneTime.issue(name));
    }

    /** A service's refusal in the words of the desk. */
    static String said(DeskProblem problem, ConsoleWords words) {
        if (problem.isAway()) {
            throw problem;
        }
        return switch (problem.slug()) {
            case "same-person" -> words.faultOwn();
            case "issue-not-in-state" -> words.faultState();
            case "no-verified-email" -> words.faultMail();
            case "topic-closed" -> words.faultClosed();
            case "topic-slug-taken" -> words.faultSlug();
            case "changed-meanwhile" -> words.faultMeanwhile();
            case "not-allowed" -> words.faultAllowed();
            default -> words.faultOther();
        };
    }

    /** The person at the desk, as far as a page shows or needs them. */
    public record Person(String name, String csrf, boolean editor, boolean approver) {}
}
