package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.forms.FormRefused;
import io.madoguchi.gateway.forms.OneTimeForm;
import io.madoguchi.gateway.forms.Opened;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** The forms of the public pages: their one-time field, and the two checks that tell a person from a machine. */
@ApplicationScoped
public class PublicForms {

    /** Where the error summary leads when no single field is to blame. */
    public static final String WHOLE = "main";

    private static final Duration HUMAN = Duration.ofSeconds(2);

    private final OneTimeForm oneTime;

    PublicForms(OneTimeForm oneTime) {
        this.oneTime = oneTime;
    }

    /** A form to show. */
    public Form blank(String name) {
        return Form.blank(oneTime.issue(name));
    }

    /** The form as it was sent by pressing its only button; faulty when its field is not good any more. */
    public Form pressed(String name, MultivaluedMap<String, String> fields, Page page) {
        String token = String.valueOf(fields.getFirst("once"));
        try {
            return Form.typed(fields, token, oneTime.open(name, token).idempotencyKey());
        } catch (FormRefused e) {
            return expired(name, fields, page);
        }
    }

    /** The form as it was filled in; faulty when nobody could have been that quick, or filled in what people do not see. */
    public Form filledIn(String name, MultivaluedMap<String, String> fields, Page page) {
        String token = String.valueOf(fields.getFirst("once"));
        try {
            Opened opened = oneTime.open(name, token);
            Form form = Form.typed(fields, token, opened.idempotencyKey());
            if (!form.value("website").isEmpty()) {
                form.fault(WHOLE, Pages.words(page).faultWebsite());
            }
            // the same field is shown again, so its two seconds go on counting
            if (opened.fasterThan(HUMAN)) {
                form.fault(WHOLE, Pages.words(page).faultTooFast());
            }
            return form;
        } catch (FormRefused e) {
            return expired(name, fields, page);
        }
    }

    /** The form after a service refused it: what comes next is another command. */
    public Form again(String name, Form form) {
        return form.renewed(oneTime.issue(name));
    }

    /** Back to the page whose button was too old to count; it says so there. */
    public static Response stale(HttpServerRequest request) {
        return Response.seeOther(URI.create(request.path() + Page.STALE)).build();
    }

    private Form expired(String name, MultivaluedMap<String, String> fields, Page page) {
        return Form.typed(fields, oneTime.issue(name), "")
                .fault(WHOLE, Pages.words(page).faultOnce());
    }
}
