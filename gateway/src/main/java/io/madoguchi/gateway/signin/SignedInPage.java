package io.madoguchi.gateway.signin;

/**
 * The page that follows a sign-in. It must be a page and not a redirect: a chain of redirects that began at the identity
 * provider counts as coming from there, and the browser would keep the Strict cookie back (RFC 6265bis §5.2).
 */
final class SignedInPage {

    private SignedInPage() {}

    static String html(String next, String language) {
        boolean japanese = language.equals("ja");
        String title = japanese ? "サインインしました" : "You are signed in";
        String go = japanese ? "次へ進む" : "Continue";
        String target = escape(next);
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="refresh" content="0;url=%s">
                <title>%s</title>
                </head>
                <body><main><h1>%s</h1><p><a href="%s">%s</a></p></main></body>
                </html>
                """.formatted(language, target, title, title, target, go);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
