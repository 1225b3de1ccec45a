package io.madoguchi.subscription.returns;

import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Words of strangers, made fit to be shown: without addresses, and without what is no text. */
final class Words {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"',;:()\\[\\]：、。（）「」]{1,200}@[^\\s<>\"',;()\\[\\]：、。（）「」]{1,255}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\\n\\t]]");

    private Words() {}

    /** A header with its encoded words opened (RFC 2047). */
    static String decoded(String header) {
        try {
            return DecoderUtil.decodeEncodedWords(header, DecodeMonitor.SILENT);
        } catch (RuntimeException _) {
            return header;
        }
    }

    /** At most so many letters. */
    static String safe(String text, int most) {
        String shown = text.substring(0, Math.min(text.length(), most * 2))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        String clean =
                CONTROL.matcher(ADDRESS.matcher(shown).replaceAll("[address]")).replaceAll("");
        String stripped = clean.strip();
        return stripped.length() <= most ? stripped : stripped.substring(0, most);
    }

    /** The same on one line. */
    static String line(String text, int most) {
        return safe(text.replaceAll("\\s+", " "), most);
    }
}
