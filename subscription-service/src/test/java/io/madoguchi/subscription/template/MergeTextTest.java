package io.madoguchi.subscription.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergeTextTest {

    @Example
    void aFieldBecomesAPlaceWithItsFallback() {
        MergeText read = MergeText.read("Hello {reader.name ?: 'reader'}, {topic.name} no. {issue.number}", 'b');

        assertThat(read.faults()).isEmpty();
        assertThat(read.slots())
                .extracting(MergeText.Slot::field)
                .containsExactly("reader.name", "topic.name", "issue.number");
        assertThat(read.slots().getFirst().fallback()).isEqualTo("reader");
        assertThat(read.text())
                .startsWith("Hello " + read.slots().getFirst().place() + ", ")
                .doesNotContain("{");
    }

    @Example
    void faultsNameTheirPlace() {
        assertThat(MergeText.read("Hello\n {reader.address ?: 'x'}", 'b').faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNKNOWN_FIELD);
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.column()).isBetween(2, 3);
                });
        assertThat(MergeText.read("{reader.name}", 'b').faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.NO_FALLBACK);
    }

    @Example
    void nothingRunsThatIsNoField() {
        for (String text : List.of(
                "{#for i in 1000000}x{/for}",
                "{#if reader.name}x{/if}",
                "{reader.name.getClass}",
                "{reader.name.getClass()}",
                "{reader.getClass()}",
                "{reader.name ?: reader.name}",
                "{cdi:clock}",
                "{inject:clock.instant}",
                "{str:concat('a','b')}",
                "{topic.name.or(company.name)}",
                "{#include secret /}",
                "{reader}",
                "{reader.name ?: 'a' ?: 'b'}",
                "{#eval 'x' /}")) {
            assertThat(MergeText.read(text, 'b').faults()).as(text).isNotEmpty();
        }
    }

    @Example
    void bracesThatAreNoFieldsStay() {
        String text = "a { b } {} \\{reader.name} { \"json\": 1 }";

        MergeText read = MergeText.read(text, 'b');

        assertThat(read.faults()).isEmpty();
        assertThat(read.text()).isEqualTo("a { b } {} {reader.name} { \"json\": 1 }");
    }

    @Provide
    Arbitrary<String> templates() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of(
                        "{",
                        "}",
                        "{#",
                        "{/",
                        "{!",
                        "!}",
                        "{|",
                        "|}",
                        "{@",
                        "?:",
                        "'",
                        "\"",
                        "reader",
                        ".name",
                        "(",
                        ")",
                        "cdi:",
                        "{#if ",
                        "{/if}",
                        "{#for i in ",
                        "\n",
                        "[",
                        "]",
                        "\\{",
                        "{reader.name ?: 'x'}",
                        ":"));
        return piece.list().ofMaxSize(16).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2000)
    void anyTextIsReadOrItsFaultIsPlaced(@ForAll("templates") String text) {
        MergeText read = MergeText.read(text, 'b');

        if (read.faults().isEmpty()) {
            assertThat(read.slots())
                    .allSatisfy(slot -> assertThat(MergeText.FIELDS).contains(slot.field()));
        } else {
            assertThat(read.text()).isEqualTo(text);
            assertThat(read.faults()).allSatisfy(fault -> {
                assertThat(fault.line()).isPositive();
                assertThat(fault.column()).isPositive();
            });
        }
    }

    @Property(tries = 1000)
    void anyTextIsCleanedToWhatAMailMayHold(@ForAll("markup") String html) {
        HtmlText cleaned = HtmlText.of(html, Set.of("aoba.example.jp"));
        Tags.of(html);

        assertThat(cleaned.html()).doesNotContainPattern("(?i)<(script|img|iframe|style|form|input|svg|link|meta)\\b");
        assertThat(cleaned.html()).doesNotContainPattern("(?i)<[^>]*\\son[a-z]+=");
        assertThat(cleaned.html()).doesNotContainPattern("(?i)href=\"(?!https?:|mailto:)");
        assertThat(cleaned.html()).doesNotContainPattern("(?i)style=\"[^\"]*(url|expression|import)");
    }

    @Provide
    Arbitrary<String> markup() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(10),
                Arbitraries.of(
                        "<",
                        ">",
                        "</",
                        "/>",
                        "<p>",
                        "</p>",
                        "<a href=\"",
                        "<a href='javascript:x'>",
                        "<script>",
                        "'",
                        "\"",
                        "=",
                        "<img src=x onerror=y>",
                        "<!--",
                        "-->",
                        "<div style=\"background:url(x)\">",
                        "&#",
                        "<svg onload=x>",
                        "https://aoba.example.jp/\">",
                        "<table><tr><td>",
                        "onclick=x ",
                        "\n"));
        return piece.list().ofMaxSize(16).map(pieces -> String.join("", pieces));
    }

    @Example
    void tagsThatDoNotEndAreNamedWithTheirPlace() {
        Tags tags = Tags.of("<p>one\n  <strong>two</p>\n</em>\n<a href=\"x\">");

        assertThat(tags.faults())
                .containsExactly(
                        new Fault(Fault.Kind.TAG_UNCLOSED, 2, 3, "strong"),
                        new Fault(Fault.Kind.TAG_UNOPENED, 3, 1, "em"),
                        new Fault(Fault.Kind.TAG_UNCLOSED, 4, 1, "a"));
        assertThat(tags.opened().getLast().attributes()).containsEntry("href", "x");
        assertThat(Tags.of("<p title=\"never").faults()).containsExactly(new Fault(Fault.Kind.TAG_BROKEN, 1, 1, "p"));
    }

    @Example
    void htmlBecomesTextThatReadsWell() {
        HtmlText text = HtmlText.of(
                "<h1>新製品</h1><p>温度計の<strong>新製品</strong>です。<br>軽い。</p><ul><li>一</li><li>二</li></ul>"
                        + "<p><a href=\"https://other.example.com/x\">here</a> <img src=\"https://x/p.gif\" alt=\"dial\"></p>",
                Set.of("aoba.example.jp"));

        assertThat(text.text())
                .isEqualTo("新製品\n\n温度計の新製品です。\n軽い。\n\n- 一\n- 二\n\nhere (https://other.example.com/x) ↗ dial");
        assertThat(text.leaves()).isTrue();
        assertThat(text.html()).contains("↗</a>").doesNotContain("<img");
    }
}
