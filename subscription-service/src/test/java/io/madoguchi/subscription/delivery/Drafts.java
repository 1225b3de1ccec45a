package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts to start from. */
final class Drafts {

    private Drafts() {}

    static Draft plain() {
        return of("Aoba Instruments", "Haru", "A subject", Map.of(), List.of());
    }

    static Draft of(
            String from, @Nullable String to, String subject, Map<String, String> headers, List<Attachment> files) {
        EmailAddress address = EmailAddress.parse("haru@example.jp");
        return new Draft(from, address, to, subject, "Text\n.dot\n", "<p>Text</p>\n", headers, files);
    }
}
