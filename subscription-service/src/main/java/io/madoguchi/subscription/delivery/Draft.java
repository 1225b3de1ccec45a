package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A written mail, before it is a message. Nothing in it can break out of its header: control characters are refused
 * here, and the headers that make the message are not for letters to set.
 *
 * @param fromName who sends it: the company's name in the reader's language
 * @param headers further headers such as {@code List-Id}, in printable ASCII
 */
public record Draft(
        String fromName,
        EmailAddress to,
        @Nullable String toName,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        List<Attachment> attachments) {

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");
    private static final Set<String> OURS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "sender",
            "subject",
            "date",
            "message-id",
            "return-path",
            "received",
            "mime-version",
            "dkim-signature",
            "auto-submitted");

    public Draft {
        HeaderText.check("sender's name", fromName);
        HeaderText.check("subject", subject);
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a mail needs a subject");
        }
        if (toName != null) {
            HeaderText.check("recipient's name", toName);
        }
        headers.forEach(Draft::check);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    private static void check(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!HEADER_NAME.matcher(name).matches() || OURS.contains(lower) || lower.startsWith("content-")) {
            throw new IllegalArgumentException("a letter may not set this header");
        }
        boolean printable = value.chars().allMatch(c -> c >= ' ' && c < 127);
        boolean tidy = value.equals(value.strip()) && !value.contains("  ") && !value.isEmpty();
        if (!printable || !tidy || value.length() > 900) {
            throw new IllegalArgumentException(
                    "the value of " + name + " is not printable ASCII of 1 to 900 characters");
        }
    }
}
