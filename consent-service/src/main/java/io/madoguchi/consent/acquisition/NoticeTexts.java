package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A notice in words, per language, each with the hash that evidence refers to. */
@RegisterForReflection
public record NoticeTexts(NoticeText ja, NoticeText en) {

    /** The text exactly as shown and {@code sha256-} + base64url of its UTF-8 bytes. */
    @RegisterForReflection
    public record NoticeText(String text, String hash) {

        static NoticeText of(String text) {
            return new NoticeText(text, NoticeTexts.hash(text));
        }
    }

    static NoticeTexts of(NoticeContent content) {
        return new NoticeTexts(
                NoticeText.of(NoticeWriter.write(content, Language.JA)),
                NoticeText.of(NoticeWriter.write(content, Language.EN)));
    }

    public NoticeText in(Language language) {
        return switch (language) {
            case JA -> ja;
            case EN -> en;
        };
    }

    /** The hash of a text as it appears in notices, events and receipts. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
