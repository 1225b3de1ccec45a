package io.madoguchi.subscription.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
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
