package io.madoguchi.acceptance.house;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mail as it stood on the wire.
 *
 * @param begun when the catcher read its MAIL FROM: the instant that counts for "no mail starts after"
 */
public record Mail(String id, String sender, List<String> recipients, Instant begun, byte[] raw) {

    private static final String BOUNDED = "/(?:ja|en)/%s/([A-Za-z0-9_.~-]+)";

    public String subject() {
        return asked(MimeMessage::getSubject);
    }

    /** All values of a header, as they stand, unfolded. */
    public List<String> header(String name) {
        String[] values = asked(message -> message.getHeader(name));
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(value -> value.replaceAll("\r?\n[ \t]", " "))
                        .toList();
    }

    public String only(String name) {
        List<String> values = header(name);
        if (values.size() != 1) {
            throw new AssertionError("%s stands %d times in %s".formatted(name, values.size(), subject()));
        }
        return values.getFirst();
    }

    public String text() {
        return part("text/plain").orElseThrow(() -> new AssertionError("no text part in " + subject()));
    }

    public String html() {
        return part("text/html").orElseThrow(() -> new AssertionError("no HTML part in " + subject()));
    }

    /** The types of the parts in the order they stand: text must come before HTML. */
    public List<String> types() {
        return asked(message -> leaves(message).stream().map(Mail::type).toList());
    }

    public Optional<String> attachment(String name) {
        return asked(message -> leaves(message).stream()
                .filter(part -> name.equals(nameOf(part)))
                .findFirst()
                .map(Mail::contentOf));
    }

    /** The token of the first link of this kind: confirm, choices, unsubscribe, undo. */
    public Optional<String> token(String kind) {
        Matcher link = Pattern.compile(BOUNDED.formatted(kind)).matcher(text());
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    /** Where a mail program posts its one click, from the header. */
    public Optional<String> oneClickToken() {
        return header("List-Unsubscribe").stream()
                .map(value -> Pattern.compile("/one-click/([A-Za-z0-9_.~-]+)").matcher(value))
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
    }

    private Optional<String> part(String type) {
        return asked(message -> leaves(message).stream()
                .filter(part -> type.equals(type(part)) && nameOf(part).isEmpty())
                .findFirst()
                .map(Mail::contentOf));
    }

    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart several)) {
            return List.of(part);
        }
        List<Part> leaves = new java.util.ArrayList<>();
        for (int i = 0; i < several.getCount(); i++) {
            BodyPart inner = several.getBodyPart(i);
            leaves.addAll(leaves(inner));
        }
        return leaves;
    }

    private static String type(Part part) {
        try {
            return part.getContentType().split(";")[0].strip().toLowerCase(java.util.Locale.ROOT);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Part part) {
        try {
            return part.getFileName() == null ? "" : part.getFileName();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String contentOf(Part part) {
        try {
            return part.getContent() instanceof String text
                    ? text
                    : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.of(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Question<T> {
        T of(MimeMessage message) throws MessagingException, IOException;
    }
}
