package io.madoguchi.local.mail;

import io.madoguchi.local.Mail;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A message taken apart: headers, first text part, first HTML part, attachments. */
final class Message {
    private static final Session SESSION = session();
    private final byte[] raw;
    private final MimeMessage mime;
    private final List<Mail.Attachment> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    Message(byte[] raw) throws MessagingException {
        this.raw = raw;
        this.mime = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
    }

    String subject() throws MessagingException {
        String subject = mime.getSubject();
        return subject == null ? "" : subject;
    }

    Mail mail(MailStore.Entry entry) throws MessagingException, IOException {
        walk(mime);
        return new Mail(
                entry.id(),
                entry.envelope().from(),
                entry.envelope().to(),
                entry.subject(),
                entry.envelope().at().toString(),
                text,
                html,
                headers(),
                List.copyOf(attachments),
                new String(raw, StandardCharsets.UTF_8));
    }

    private Map<String, List<String>> headers() throws MessagingException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : java.util.Collections.list(mime.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(decode(header.getValue()));
        }
        return headers;
    }

    private static String decode(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    private void walk(Part part) throws MessagingException, IOException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                walk(child);
            }
        } else if (!attached && text == null && part.isMimeType("text/plain")) {
            text = content(part);
        } else if (!attached && html == null && part.isMimeType("text/html")) {
            html = content(part);
        } else {
            attach(part);
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof String string
                ? string
                : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void attach(Part part) throws MessagingException, IOException {
        String name = part.getFileName() == null ? "part-" + (attachments.size() + 1) : decode(part.getFileName());
        String type = part.getContentType().split(";")[0].strip();
        byte[] bytes = part.getInputStream().readAllBytes();
        attachments.add(new Mail.Attachment(name, type, Base64.getEncoder().encodeToString(bytes)));
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true"); // RFC 6532: names and addresses as they are
        return Session.getInstance(properties);
    }
}
