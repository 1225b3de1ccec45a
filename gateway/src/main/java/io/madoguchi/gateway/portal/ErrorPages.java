package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.signin.Visitor;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A problem, for a person: the same facts as the problem document, as a page that says what to do next. */
@ApplicationScoped
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    private final Pages pages;
    private final Visitor visitor;

    ErrorPages(Pages pages, Visitor visitor) {
        this.pages = pages;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance problem(Page page, Explained what);
    }

    /**
     * The two texts of a problem by their keys, and whether it has just happened or is only being read about.
     *
     * @param csrf for who is signed in and not allowed: the way out, to come back as somebody else
     */
    public record Explained(
            String titleKey,
            String textKey,
            boolean trouble,
            int status,
            String slug,
            @Nullable String trace,
            @Nullable String csrf) {}

    /** The page of one kind of problem, at the address that problem documents name as their type. */
    Response explain(String slug, Page page) {
        Optional<KnownProblem> known = KnownProblem.of(slug);
        if (known.isEmpty()) {
            throw ProblemException.notFound();
        }
        return pages.show(template(page, known.get(), false, known.get().status(), null), page);
    }

    /** A service refused or is away, and no page had its own words for it. */
    @ServerExceptionMapper
    public Response refused(DeskProblem e) {
        CommonProblem type = switch (e.status()) {
            case 401 -> CommonProblem.NOT_SIGNED_IN;
            case 403 -> CommonProblem.NOT_ALLOWED;
            case 404 -> CommonProblem.NOT_FOUND;
            case 409 -> CommonProblem.CONFLICT;
            case 412 -> CommonProblem.CHANGED_MEANWHILE;
            case 429 -> CommonProblem.TOO_MANY;
            default -> e.isAway() ? CommonProblem.UNAVAILABLE : CommonProblem.INVALID_REQUEST;
        };
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(type, null))
                .build();
    }

    /** No answer at all: the service is away, and nothing was lost. */
    @ServerExceptionMapper
    public Response away(ProcessingException e) {
        LOG.warnf("A service does not answer: %s", e.getMessage());
        return Response.status(CommonProblem.UNAVAILABLE.status())
                .type(Problem.MEDIA_TYPE)
                .header("Retry-After", "5")
                .entity(Problem.of(CommonProblem.UNAVAILABLE, null))
                .build();
    }

    /** Turns the problem document into a page where a browser asked. */
    @ServerResponseFilter
    public void forPeople(ContainerResponseContext answer, @Context HttpServerRequest request) {
        if (!(answer.getEntity() instanceof Problem problem) || !wantsPage(request)) {
            return;
        }
        String type = problem.type();
        KnownProblem known = KnownProblem.of(type.substring(type.lastIndexOf('/') + 1))
                .orElse(problem.status() < 500 ? KnownProblem.INVALID_REQUEST : KnownProblem.UNEXPECTED);
        Page page = pages.page(request);
        String html = pages.html(template(page, known, true, problem.status(), problem.trace()), page);
        answer.setEntity(html, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, page.lang());
    }

    private TemplateInstance template(
            Page page, KnownProblem known, boolean trouble, int status, @Nullable String trace) {
        String csrf = trouble && known == KnownProblem.NOT_ALLOWED && visitor.signedIn() ? visitor.csrf() : null;
        return Templates.problem(
                page,
                new Explained(known.key() + "Title", known.key() + "Text", trouble, status, known.slug(), trace, csrf));
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String path = request.path();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return path != null
                && !path.startsWith("/api/")
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
    }
}
