package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

    private static String html(String markdown) {
        return Prose.html(markdown, "(leaves)");
    }

    @Test
    void rawHtmlStaysText() {
        assertThat(html("<script>alert(1)</script>\n\na <b onclick=x>b</b>"))
                .doesNotContain("<script", "<b")
                .contains("&lt;script&gt;");
    }

    @Test
    void aLinkThatLeavesSaysSo() {
        assertThat(html("[there](https://www.example.com/a)"))
                .isEqualTo("<p><a href=\"https://www.example.com/a\" class=\"away\" rel=\"noopener external nofollow\">"
                        + "there ↗ (leaves)</a></p>\n");
    }

    @Test
    void aLinkThatStaysOrWritesSaysNothing() {
        assertThat(html("[here](/ja/topics) [mail](mailto:data@example.jp)")).doesNotContain("leaves");
    }

    @Test
    void aLinkToAnythingElseIsOnlyItsText() {
        assertThat(html("[a](javascript:alert(1)) [b](data:text/html,x) [c](//example.com) [d](vbscript:x)"))
                .isEqualTo("<p>a b c d</p>\n");
    }

    @Test
    void headingsBeginBelowTheTitleOfThePage() {
        assertThat(html("# One\n\n###### Six")).isEqualTo("<h2>One</h2>\n<h6>Six</h6>\n");
    }
}
