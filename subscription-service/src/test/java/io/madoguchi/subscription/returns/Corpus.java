package io.madoguchi.subscription.returns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Mails as mail servers, providers and people send them back; written for these tests, with addresses of nobody. */
final class Corpus {

    static final List<String> ALL = List.of(
            "arf",
            "arf-auth",
            "arf-not-spam",
            "arf-redacted",
            "docomo-unknown",
            "exchange-full",
            "exchange-unknown",
            "exim-plain",
            "gmail-policy",
            "gmail-unknown",
            "international",
            "no-recipient",
            "plain-ja",
            "postfix-delayed",
            "postfix-unknown-user",
            "qmail",
            "read-receipt",
            "reply",
            "report-without-part",
            "sendmail-several",
            "strange-action",
            "vacation",
            "vacation-ja");

    /** Where the token of a mail stands in them. */
    static final String PLACE = "0123456789abcdefghijklmnopqrstuv0123456";

    private Corpus() {}

    static byte[] mail(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream("/returns/" + name + ".eml")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About a real mail of ours. */
    static byte[] mail(String name, String token, String address) {
        return new String(mail(name), StandardCharsets.ISO_8859_1)
                .replace(PLACE, token)
                .replace("reader@example.jp", address)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
