package io.madoguchi.gateway.gate;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** What every answer carries, whoever made it: pages, proxied answers, problems and redirects alike. */
@Singleton
public class SecurityHeaders {

    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** A mail as staff see it before it leaves: its inline styles show, and nothing in it runs, loads or leads away. */
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final Pattern MAIL = Pattern.compile("/console/issues/[^/]+/preview/mail");
    private static final String PERMISSIONS = String.join(
            ", ",
            "accelerometer=()",
            "browsing-topics=()",
            "camera=()",
            "display-capture=()",
            "geolocation=()",
            "gyroscope=()",
            "magnetometer=()",
            "microphone=()",
            "payment=()",
            "usb=()");
    /** Pages whose address holds a token: not even the own house learns it from a Referer. */
    private static final Pattern SECRET_ADDRESS = Pattern.compile(
            "/(?:[a-z]{2}/(?:confirm|choices|unsubscribe|undo|objection|own-name)/|one-click/|signin).*");

    private static final Pattern PERSONAL_ADDRESS = Pattern.compile(
            "/(?:api/|one-click/|signin|signout|console|[a-z]{2}/(?:confirm|choices|unsubscribe|undo|objection|own-name|subscribe)/).*");

    private final PublicUrl publicUrl;

    SecurityHeaders(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Has the headers written at the last moment, so that nothing behind the gateway can loosen them. */
    public void promise(RoutingContext context) {
        MeteredPath.promise(context);
        context.addHeadersEndHandler(sent -> write(context));
    }

    private void write(RoutingContext context) {
        String path = RequestPath.of(context.request());
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", policy(path))
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", matches(SECRET_ADDRESS, path) ? "no-referrer" : "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", PERMISSIONS)
                .remove("Server")
                .remove("X-Powered-By");
        if (publicUrl.secure()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        // public data may say itself how long it keeps; a page made for one person never may
        if (!headers.contains("Cache-Control") || isPersonal(context, path)) {
            headers.set("Cache-Control", "no-store");
        }
    }

    private static String policy(String path) {
        if (matches(MAIL, path)) {
            return MAIL_POLICY;
        }
        return path.startsWith("/api/") ? DATA_POLICY : PAGE_POLICY;
    }

    private static boolean isPersonal(RoutingContext context, String path) {
        boolean known = context.request().headers().contains("Authorization")
                || context.get(Personal.KEY) != null
                || context.response().headers().contains("Set-Cookie");
        return known || (matches(PERSONAL_ADDRESS, path) && !(path.startsWith("/api/") && isReading(context)));
    }

    private static boolean isReading(RoutingContext context) {
        return context.request().method().name().equals("GET");
    }

    private static boolean matches(Pattern pattern, String path) {
        return pattern.matcher(path).matches();
    }
}
