package io.madoguchi.gateway.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Markdown of a policy as HTML: raw HTML stays text, and links that leave the site say so (E15). */
final class Prose {

    private static final Parser PARSER = Parser.builder().build();

    private Prose() {}

    static String html(String markdown, String leavesText) {
        Node document = PARSER.parse(markdown);
        document.accept(new BelowTheTitle());
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(context -> new LeavingLinks(context, leavesText))
                .build()
                .render(document);
    }

    /** The page has its own first heading, so those of the text start one level lower. */
    private static final class BelowTheTitle extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 1));
            visitChildren(heading);
        }
    }

    private static final class LeavingLinks implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private final String leavesText;

        LeavingLinks(HtmlNodeRendererContext context, String leavesText) {
            this.context = context;
            this.html = context.getWriter();
            this.leavesText = leavesText;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class);
        }

        @Override
        public void render(Node node) {
            String target = ((Link) node).getDestination();
            boolean leaves = target.startsWith("https://") || target.startsWith("http://");
            boolean stays = target.startsWith("/") && !target.startsWith("//") || target.startsWith("#");
            boolean writes = target.startsWith("mailto:");
            if (!leaves && !stays && !writes) {
                children(node);
                return;
            }
            Map<String, String> attributes = new LinkedHashMap<>(Map.of("href", target));
            if (leaves) {
                attributes.put("class", "away");
                attributes.put("rel", "noopener external nofollow");
            }
            html.tag("a", attributes);
            children(node);
            if (leaves) {
                html.text(" ↗ " + leavesText);
            }
            html.tag("/a");
        }

        private void children(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
