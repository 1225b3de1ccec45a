package io.madoguchi.subscription.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service mail as words in one language; both parts of the message are made of it. */
public record Sheet(
        String language,
        String subject,
        String heading,
        String opening,
        List<String> topics,
        String button,
        String link,
        List<String> closing,
        String why,
        String stop,
        @Nullable String stopLink,
        Sender sender) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,。、]");

    /** Who sends it, as the law wants it shown (Act on Specified Electronic Mail, Art. 4). */
    public record Sender(
            String company, String postalAddress, @Nullable String questions) {}

    public String company() {
        return sender.company();
    }

    public String postalAddress() {
        return sender.postalAddress();
    }

    public @Nullable String questions() {
        return sender.questions();
    }

    /** A paragraph of the HTML part: what is an address in it can be pressed. */
    public RawString linked(String paragraph) {
        String safe = paragraph.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return new RawString(
                ADDRESS.matcher(safe).replaceAll("<a class=\"link\" href=\"$0\" style=\"color:#2b4a8b;\">$0</a>"));
    }

    String text() {
        return Templates.text(this).render();
    }

    String html() {
        return Templates.page(this).render();
    }

    /** Checked at build time: a field that does not exist fails the build. */
    @CheckedTemplate(basePath = "letter")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance text(Sheet sheet);

        static native TemplateInstance page(Sheet sheet);
    }
}
