package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.gate.PublicUrl;
import io.madoguchi.gateway.gate.Source;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the answers of the portal and of the console: a template, its language and its headers. */
@ApplicationScoped
public class Pages {

    private static final String STYLE = "/assets/madoguchi.css";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final String style;
    private final ZoneId zone;
    private final PublicUrl publicUrl;

    Pages(
            PublicUrl publicUrl,
            @ConfigProperty(name = "madoguchi.portal.zone", defaultValue = "Asia/Tokyo") ZoneId zone) {
        this.publicUrl = publicUrl;
        this.style = STYLE + "?v=" + fingerprint();
        this.zone = zone;
    }

    /** The page a request asks for, in the given language. */
    public Page page(String lang, HttpServerRequest request) {
        return new Page(lang, request.uri(), style, zone, isEncrypted(request));
    }

    /** The page a request asks for, in the language its path, its query or its browser names. */
    public Page page(HttpServerRequest request) {
        return page(languageOf(request), request);
    }

    /** The zone in which days and hours are told to people. */
    ZoneId zone() {
        return zone;
    }

    /** The words of a language, for texts that Java chooses. */
    public static FormWords words(Page page) {
        return MessageBundles.get(FormWords.class, Localized.Literal.of(page.lang()));
    }

    /** Markdown in a language as HTML, with nothing in it that could run. */
    public static String prose(String markdown, String lang) {
        return Prose.html(markdown, leaves(lang));
    }

    /** What is said beside a link to another site (E15). */
    private static String leaves(String lang) {
        return MessageBundles.get(Words.class, Localized.Literal.of(lang)).leavesSite();
    }

    public Response show(TemplateInstance template, Page page) {
        return show(template, page, 200);
    }

    public Response show(TemplateInstance template, Page page, int status) {
        return Response.status(status)
                .type(HTML)
                .header("Content-Language", page.lang())
                .entity(html(template, page))
                .build();
    }

    /** The page as text, for the places where an answer is changed and not made. */
    public String html(TemplateInstance template, Page page) {
        return template.setLocale(page.locale()).render();
    }

    /** The address that services count attempts by. */
    public static String source(HttpServerRequest request) {
        return Source.of(request).address();
    }

    private static String languageOf(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        for (String lang : List.of("ja", "en")) {
            if (path.equals("/" + lang) || path.startsWith("/" + lang + "/")) {
                return lang;
            }
        }
        String asked = request.getParam("l");
        return asked != null && (asked.equals("ja") || asked.equals("en"))
                ? asked
                : preferred(request.getHeader("Accept-Language"));
    }

    /** The better of the two languages for a browser (RFC 9110 §12.5.4); English where it says nothing we can read. */
    static String preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return "en";
        }
        try {
            Locale found =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.JAPANESE));
            return found == null ? "en" : found.getLanguage();
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }

    private boolean isEncrypted(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().host();
        // a browser treats its own machine as safe (Secure Contexts §3.1), and so does the warning of F7.3
        return request.isSSL()
                || publicUrl.secure()
                || host.equals("localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }

    private static String fingerprint() {
        try (InputStream css =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + STYLE)) {
            byte[] content = css == null ? STYLE.getBytes(StandardCharsets.UTF_8) : css.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
