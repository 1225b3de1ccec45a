package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.preflight.Copy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The body of an issue as HTML and as text. HTML in it is shown, not run; links lead to the web or to a mail address
 * or are none; pictures are their words, since a mail must not call home.
 *
 * @param ownHosts where a link does not leave: all others are marked (clause E15)
 */
record Markdown(Set<String> ownHosts) {

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    /** Beside a link to another site, explained under the mail. */
    static final String LEAVES = "\u2197";

    /** The links of a body where they stand, or its pictures by their words. */
    static List<Copy.Mark> marks(String markdown, boolean pictures) {
        List<Copy.Mark> marks = new ArrayList<>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (!pictures) {
                    marks.add(mark(link, link.getDestination()));
                }
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                if (pictures) {
                    marks.add(mark(
                            image,
                            TextContentRenderer.builder().build().render(image).strip()));
                }
            }
        });
        return marks;
    }

    private static Copy.Mark mark(Node node, String value) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty()
                ? new Copy.Mark(value, 1, 1)
                : new Copy.Mark(
                        value,
                        spans.getFirst().getLineIndex() + 1,
                        spans.getFirst().getColumnIndex() + 1);
    }

    /** A body in both forms. */
    record Body(String html, String text, boolean leaves) {}

    Body render(String markdown) {
        Node document = PARSER.parse(markdown);
        String html = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(HtmlLinks::new)
                .build()
                .render(document);
        String text = TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                .nodeRendererFactory(TextLinks::new)
                .build()
                .render(document);
        return new Body(html, text.strip(), html.contains("\u00a0" + LEAVES + "</a>"));
    }

    private static boolean isLink(String destination) {
        int colon = destination.indexOf(':');
        return colon > 0 && SCHEMES.contains(destination.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private boolean leaves(String destination) {
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

    /** Links and pictures in HTML. */
    private final class HtmlLinks implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        HtmlLinks(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class, Image.class);
        }

        @Override
        public void render(Node node) {
            boolean link = node instanceof Link named && isLink(named.getDestination());
            if (!link) {
                children(node);
                return;
            }
            String destination = ((Link) node).getDestination();
            var writer = context.getWriter();
            writer.tag("a", Map.of("href", context.encodeUrl(destination)));
            children(node);
            if (leaves(destination)) {
                writer.raw("\u00a0" + LEAVES);
            }
            writer.tag("/a");
        }

        private void children(Node parent) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                context.render(node);
            }
        }
    }

    /** Links and pictures in text: the address after the words, unless it is the words. */
    private final class TextLinks implements NodeRenderer {
        private final TextContentNodeRendererContext context;

        TextLinks(TextContentNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class, Image.class);
        }

        @Override
        public void render(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            if (node instanceof Link link && isLink(link.getDestination())) {
                String destination = link.getDestination().replaceFirst("(?i)^mailto:", "");
                boolean said = link.getFirstChild() instanceof Text words
                        && words.getLiteral().equals(destination);
                String mark = leaves(link.getDestination()) ? " " + LEAVES : "";
                context.getWriter().write(said ? mark : " (" + destination + ")" + mark);
            }
        }
    }
}
