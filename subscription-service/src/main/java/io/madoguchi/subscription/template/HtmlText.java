package io.madoguchi.subscription.template;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML of an issue, cleaned by jsoup to what a mail may hold, with links that leave marked (E15), and the text made from
 * it. A picture is its words: a mail must not call home.
 */
public record HtmlText(String html, String text, boolean leaves) {

    /** Beside a link to another site, explained under the mail. */
    public static final String LEAVES = "\u2197";

    /** The elements that stay. */
    public static final Set<String> ALLOWED = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "br",
            "hr",
            "strong",
            "em",
            "b",
            "i",
            "u",
            "s",
            "sub",
            "sup",
            "small",
            "blockquote",
            "pre",
            "code",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "span",
            "div",
            "a",
            "img");

    private static final Safelist SAFE = new Safelist()
            .addTags(ALLOWED.toArray(String[]::new))
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addAttributes("img", "alt")
            .addAttributes("th", "scope", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes(":all", "style", "lang");
    private static final Set<String> BLOCKS = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "dl",
            "table",
            "div",
            "hr",
            "tr",
            "li",
            "dt",
            "dd",
            "caption");
    private static final Pattern STYLE =
            Pattern.compile("\\s*(color|background-color|text-align|font-weight|font-style|text-decoration)\\s*:"
                    + "\\s*(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-z]{3,12}|[1-9]00)\\s*");

    /** What stays of a style: colours, weight and alignment, never an address. */
    public static String style(String style) {
        return Pattern.compile(";")
                .splitAsStream(style)
                .map(STYLE::matcher)
                .filter(Matcher::matches)
                .map(rule -> rule.group(1) + ":" + rule.group(2))
                .collect(Collectors.joining(";"));
    }

    /** Cleans any text that is said to be HTML; never throws. */
    public static HtmlText of(String source, Set<String> ownHosts) {
        Document document = new Cleaner(SAFE).clean(Jsoup.parseBodyFragment(source));
        document.outputSettings().prettyPrint(false).charset("UTF-8");
        document.select("[style]").forEach(HtmlText::tidy);
        document.select("img").forEach(image -> image.replaceWith(new TextNode(image.attr("alt"))));
        boolean leaves = false;
        for (Element link : document.select("a[href]")) {
            if (MergeText.hasPlace(link.attr("href"))) {
                link.removeAttr("href");
            } else if (leaves(link.attr("href"), ownHosts)) {
                link.appendText("\u00a0" + LEAVES);
                leaves = true;
            }
        }
        Words words = new Words();
        NodeTraversor.traverse(words, document.body());
        return new HtmlText(document.body().html(), words.said(), leaves);
    }

    private static void tidy(Element element) {
        String style = style(element.attr("style"));
        if (style.isEmpty()) {
            element.removeAttr("style");
        } else {
            element.attr("style", style);
        }
    }

    /** Whether a link leads to another site than the company's and ours. */
    public static boolean leaves(String destination, Set<String> ownHosts) {
        if (destination.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            return false;
        }
        try {
            String host = URI.create(destination).getHost();
            return host == null || !ownHosts.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    /** The text of a page, block by block, with the address after the words of a link. */
    private static final class Words implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                boolean kept = words.parent() instanceof Element parent && parent.closest("pre") != null;
                add(kept ? words.getWholeText() : words.text());
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (BLOCKS.contains(name)) {
                    newLine();
                }
                switch (name) {
                    case "li" -> text.append("- ");
                    case "br" -> text.append('\n');
                    case "hr" -> text.append("---");
                    case "td", "th" -> text.append(element.previousElementSibling() == null ? "" : "  ");
                    default -> {}
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (name.equals("a") && element.hasAttr("href")) {
                link(element);
            } else if (BLOCKS.contains(name)) {
                text.append(Set.of("li", "tr", "dt", "dd").contains(name) ? "\n" : "\n\n");
            }
        }

        private void link(Element link) {
            String destination = link.attr("href").replaceFirst("(?i)^mailto:", "");
            String words = link.text();
            // a hard blank becomes a blank in the words of a link
            boolean marked = words.endsWith(LEAVES) && text.charAt(text.length() - 1) == LEAVES.charAt(0);
            if (words.replaceFirst("[ \u00a0]?" + LEAVES + "$", "").equals(destination)) {
                return;
            }
            if (marked) {
                text.setLength(text.length() - 1);
                while (!text.isEmpty()
                        && (text.charAt(text.length() - 1) == ' ' || text.charAt(text.length() - 1) == '\u00a0')) {
                    text.setLength(text.length() - 1);
                }
            }
            text.append(" (").append(destination).append(')').append(marked ? " " + LEAVES : "");
        }

        private void add(String words) {
            boolean fresh = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
            text.append(fresh ? words.stripLeading() : words);
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        String said() {
            return text.toString()
                    .replaceAll("[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip();
        }
    }
}
