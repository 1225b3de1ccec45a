package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MarkdownTest {

    private static final Markdown MARKDOWN = new Markdown(Set.of("aoba.example.jp"));

    @Example
    void htmlIsShownAndNotRun() {
        String html = MARKDOWN.render("A <b>b</b> <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>")
                .html();

        assertThat(html)
                .contains("&lt;script&gt;")
                .contains("&lt;img")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @Example
    void linksLeadToTheWebOrToAMailbox() {
        String html = MARKDOWN.render("[a](javascript:alert(1)) [b](data:text/html,x) [c](/local) [d](JaVaScRiPt:x)"
                        + " [e](https://aoba.example.jp/x) [f](mailto:desk@example.jp)")
                .html();

        assertThat(html)
                .doesNotContainIgnoringCase("javascript")
                .doesNotContain("data:")
                .doesNotContain("/local")
                .contains("<a href=\"https://aoba.example.jp/x\">e</a>")
                .contains("<a href=\"mailto:desk@example.jp\">f</a>");
    }

    @Example
    void linksThatLeaveAreMarked() {
        Markdown.Body own = MARKDOWN.render("[a](https://aoba.example.jp/x)");
        Markdown.Body other = MARKDOWN.render("[a](https://other.example.com/x)");
        Markdown.Body disguised = MARKDOWN.render("[a](https://aoba.example.jp@other.example.com/x)");

        assertThat(own.leaves()).isFalse();
        assertThat(other.leaves()).isTrue();
        assertThat(disguised.leaves()).isTrue();
        assertThat(other.html()).contains("a\u00a0↗</a>");
        assertThat(other.text()).isEqualTo("a (https://other.example.com/x) ↗");
    }

    @Example
    void picturesAreTheirWords() {
        Markdown.Body body = MARKDOWN.render("![a thermometer](https://example.com/pixel.gif)");

        assertThat(body.html())
                .contains("a thermometer")
                .doesNotContain("pixel")
                .doesNotContain("<img");
        assertThat(body.text()).isEqualTo("a thermometer");
    }

    @Example
    void theTextReadsWell() {
        String text = MARKDOWN.render("# 新製品\n\n温度計の**新製品**です。\n\n- 軽い\n- 速い\n\n<https://aoba.example.jp/t>")
                .text();

        assertThat(text).isEqualTo("新製品\n\n温度計の新製品です。\n\n- 軽い\n- 速い\n\nhttps://aoba.example.jp/t");
    }

    @Property(tries = 300)
    void nothingActiveComesOfAnything(@ForAll String markdown) {
        String html = MARKDOWN.render(markdown).html();

        assertThat(html).doesNotContainPattern("(?i)<(script|img|iframe|style|form|input|svg)");
        assertThat(html).doesNotContainPattern("(?i)href=\"(?!https?:|mailto:)");
    }
}
