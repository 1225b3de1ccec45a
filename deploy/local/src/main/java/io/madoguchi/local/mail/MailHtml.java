package io.madoguchi.local.mail;

import io.madoguchi.local.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The few pages of the catcher; everything that came by mail is escaped. */
final class MailHtml {
    private static final int SHOWN = 500;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]。、）」]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private MailHtml() {}

    static String list(List<MailStore.Entry> entries, Mode mode) {
        String warning = mode == Mode.OK
                ? ""
                : "<p class=\"warning\" role=\"status\">Mode: " + mode.word() + ". Mails are not taken as usual.</p>";
        if (entries.isEmpty()) {
            return page("Mails", warning + "<p>No mail has come yet. 届いたメールはまだありません。</p>");
        }
        String rows = entries.stream().limit(SHOWN).map(MailHtml::row).collect(Collectors.joining());
        String more = entries.size() > SHOWN ? "<p>The newest " + SHOWN + " of " + entries.size() + ".</p>" : "";
        return page(
                "Mails",
                warning
                        + "<table><thead><tr><th scope=\"col\">To</th><th scope=\"col\">Subject</th>"
                        + "<th scope=\"col\">Time (UTC)</th></tr></thead><tbody>" + rows + "</tbody></table>" + more);
    }

    private static String row(MailStore.Entry entry) {
        String subject = entry.subject().isBlank() ? "(no subject)" : entry.subject();
        return "<tr><td>" + escape(String.join(", ", entry.envelope().to())) + "</td><td><a href=\"/mail/" + entry.id()
                + "\">" + escape(subject) + "</a></td><td class=\"time\">"
                + time(entry.envelope().at()) + "</td></tr>";
    }

    static String mail(Mail mail) {
        String here = "/mail/" + mail.id();
        StringBuilder body = new StringBuilder("<p><a href=\"/\">All mails</a></p><dl>");
        field(body, "From", mail.from());
        field(body, "To", String.join(", ", mail.to()));
        field(body, "Time", time(mail.time()) + " UTC");
        body.append("</dl>");
        if (mail.text() != null) {
            body.append("<h2>Text</h2><pre>").append(links(mail.text())).append("</pre>");
        }
        if (mail.html() != null) {
            body.append("<h2>HTML</h2><p>This is how it looks. Press the links in the text above: here nothing can be"
                            + " pressed.</p><iframe sandbox src=\"")
                    .append(here)
                    .append("/html\" title=\"HTML part\"></iframe>");
        }
        if (!mail.attachments().isEmpty()) {
            body.append("<h2>Attachments</h2><ul>");
            IntStream.range(0, mail.attachments().size())
                    .forEach(n -> body.append("<li><a href=\"")
                            .append(here)
                            .append("/attachments/")
                            .append(n)
                            .append("\">")
                            .append(escape(mail.attachments().get(n).name()))
                            .append("</a> ")
                            .append(escape(mail.attachments().get(n).type()))
                            .append("</li>"));
            body.append("</ul>");
        }
        body.append("<h2>Headers</h2><dl class=\"headers\">");
        mail.headers().forEach((name, values) -> values.forEach(value -> field(body, name, value)));
        body.append("</dl><p><a href=\"").append(here).append("/raw\">Source as it came</a></p>");
        return page(mail.subject().isBlank() ? "(no subject)" : mail.subject(), body.toString());
    }

    static String notFound() {
        return page("Not here", "<p>There is no such page or mail. <a href=\"/\">All mails</a></p>");
    }

    static String style() {
        try (InputStream css = MailHtml.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is not packaged");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void field(StringBuilder body, String name, String value) {
        body.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>");
    }

    private static String links(String text) {
        return LINK.matcher(escape(text))
                .replaceAll(match ->
                        "<a rel=\"noreferrer\" href=\"" + java.util.regex.Matcher.quoteReplacement(match.group())
                                + "\">" + java.util.regex.Matcher.quoteReplacement(match.group()) + "</a>");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"stylesheet\" href=\"/style.css\"></head><body><header>Madoguchi mail catcher</header>"
                + "<main><h1>" + escape(title) + "</h1>" + body + "</main></body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
