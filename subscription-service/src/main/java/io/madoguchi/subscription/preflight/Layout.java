package io.madoguchi.subscription.preflight;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The laid-out mail in one language: whether what the law and the mailboxes ask for really stands in it.
 *
 * @param address of the sender; may be missing in the register
 * @param headers of the list
 */
public record Layout(
        String locale,
        String text,
        String sender,
        String address,
        String unsubscribe,
        String contact,
        Map<String, String> headers) {

    /** One URI for the POST; an address that also takes a mail may follow it (RFC 8058 §3.1). */
    private static final Pattern ONE_CLICK = Pattern.compile("<(https?://[^<>, ]+)>(?:, <mailto:[^<>, ]+>)?");

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    public Layout {
        headers = Map.copyOf(headers);
    }

    /** What is missing (Act on Regulation of Transmission of Specified Electronic Mail, Art. 4; RFC 8058). */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        stands(sender, Rule.SENDER_MISSING, findings);
        stands(unsubscribe, Rule.OPT_OUT_MISSING, findings);
        stands(address, Rule.ADDRESS_MISSING, findings);
        stands(contact, Rule.CONTACT_MISSING, findings);
        boolean posts = "List-Unsubscribe=One-Click".equals(headers.get("List-Unsubscribe-Post"));
        Matcher oneClick = ONE_CLICK.matcher(headers.getOrDefault("List-Unsubscribe", ""));
        if (!posts || !oneClick.matches()) {
            findings.add(Finding.of(Rule.ONE_CLICK_MISSING, locale, ""));
        } else if (oneClick.group(1).startsWith("http://")) {
            String host = URI.create(oneClick.group(1)).getHost();
            findings.add(Finding.of(
                    LOCAL.contains(String.valueOf(host)) ? Rule.ONE_CLICK_LOCAL : Rule.ONE_CLICK_NOT_HTTPS,
                    locale,
                    ""));
        }
        return findings;
    }

    private void stands(String words, Rule rule, List<Finding> findings) {
        if (words.isBlank() || !text.contains(words)) {
            findings.add(Finding.of(rule, locale, ""));
        }
    }
}
