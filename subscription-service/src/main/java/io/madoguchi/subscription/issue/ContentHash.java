package io.madoguchi.subscription.issue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an approver approved, as one value: topic, terms, languages, subjects and bodies, each with its length before it. */
final class ContentHash {

    private ContentHash() {}

    static String of(UUID topic, Map<String, IssueVariant> variants, IssueTerms terms) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            write(out, topic.toString());
            for (var variant : new TreeMap<>(variants).entrySet()) {
                write(out, variant.getKey());
                write(out, variant.getValue().subject());
                write(out, variant.getValue().body());
                if (variant.getValue().format() != Format.MARKDOWN) {
                    write(out, variant.getValue().format().name());
                }
            }
            // absent terms add nothing: what was approved before there were any is still what was approved
            write(out, "purpose", terms.purpose());
            write(out, "archived", terms.shown() ? null : "no");
            write(out, "corrects", terms.corrects());
            write(out, "embargo", terms.embargoUntil());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            write(out, name);
            write(out, value.toString());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
