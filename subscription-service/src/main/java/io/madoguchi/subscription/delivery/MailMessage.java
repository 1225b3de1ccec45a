package io.madoguchi.subscription.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A draft as a message: each header of RFC 5322 exactly once, text before HTML, everything 7-bit but an
 * internationalised address (RFC 6532).
 */
record MailMessage(List<Header> headers, byte[] body) {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * What the draft does not know.
     *
     * @param identity the left side of the Message-ID
     */
    record Frame(MailKind kind, String from, String identity, Instant date) {

        String messageId() {
            return "<" + identity + from.substring(from.lastIndexOf('@')) + ">";
        }
    }

    static MailMessage of(Draft draft, Frame frame) {
        String boundary = "=_" + frame.identity();
        MimePart content = MimePart.multipart(
                "alternative",
                boundary + "_a",
                List.of(MimePart.text("plain", draft.text()), MimePart.text("html", draft.html())));
        if (!draft.attachments().isEmpty()) {
            List<MimePart> parts = new ArrayList<>(List.of(content));
            draft.attachments().forEach(file -> parts.add(MimePart.file(file)));
            content = MimePart.multipart("mixed", boundary + "_m", parts);
        }
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("From", mailbox(draft.fromName(), "From: ", frame.from())));
        String to = Envelope.onTheWire(draft.to());
        headers.add(new Header("To", draft.toName() == null ? to : mailbox(draft.toName(), "To: ", to)));
        headers.add(new Header("Subject", HeaderText.unstructured(draft.subject(), "Subject: ".length())));
        headers.add(new Header("Date", DATE.format(frame.date())));
        headers.add(new Header("Message-ID", frame.messageId()));
        headers.add(new Header("MIME-Version", "1.0"));
        if (frame.kind() != MailKind.ISSUE) {
            // RFC 3834: nobody's holiday notice should answer it
            headers.add(new Header("Auto-Submitted", "auto-generated"));
        }
        new TreeMap<>(draft.headers()).forEach((name, value) -> headers.add(new Header(name, folded(name, value))));
        headers.addAll(content.headers());
        return new MailMessage(List.copyOf(headers), content.content());
    }

    static String mailbox(String name, String before, String address) {
        if (name.isBlank()) {
            return address;
        }
        String phrase = HeaderText.phrase(name.strip(), before.length());
        int used = before.length() + phrase.length() + address.length() + 3;
        return phrase + (used > 78 || phrase.contains("\r\n") ? "\r\n <" : " <") + address + ">";
    }

    /** Folds at blanks where a line grows too long. A single long word stays whole: some verifiers fail on less. */
    static String folded(String name, String value) {
        StringBuilder folded = new StringBuilder();
        int used = name.length() + 2;
        for (String word : value.split(" ")) {
            boolean first = folded.isEmpty();
            if (!first && used + word.length() + 1 > 78) {
                folded.append("\r\n");
                used = 0;
            }
            folded.append(first ? "" : " ").append(word);
            used += word.length() + 1;
        }
        return folded.toString();
    }

    /** The bytes that travel, with these signatures on top. */
    byte[] bytes(List<Header> signatures) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 2048);
        signatures.forEach(header -> bytes.writeBytes(header.line().getBytes(StandardCharsets.US_ASCII)));
        headers.forEach(header -> bytes.writeBytes(header.line().getBytes(StandardCharsets.UTF_8)));
        bytes.write('\r');
        bytes.write('\n');
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
