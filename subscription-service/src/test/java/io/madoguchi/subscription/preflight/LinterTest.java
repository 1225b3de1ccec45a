package io.madoguchi.subscription.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.template.MergeText;
import io.madoguchi.subscription.template.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LinterTest {

    private static final Set<String> OWN = Set.of("aoba.example.jp");

    @Example
    void linksAreHeldToTheirForm() {
        assertThat(rulesOf("javascript:alert(1)")).containsExactly(Rule.LINK_REFUSED);
        assertThat(rulesOf("data:text/html,x")).containsExactly(Rule.LINK_REFUSED);
        assertThat(rulesOf("/here")).containsExactly(Rule.LINK_REFUSED);
        assertThat(rulesOf("https://a b/")).containsExactly(Rule.LINK_REFUSED);
        assertThat(rulesOf("https://aoba.example.jp/x")).isEmpty();
        assertThat(rulesOf("mailto:desk@example.jp")).isEmpty();
        assertThat(rulesOf("https://other.example.com/")).containsExactly(Rule.LINK_LEAVES);
        assertThat(rulesOf("http://other.example.com/")).containsExactly(Rule.LINK_NOT_HTTPS, Rule.LINK_LEAVES);
        assertThat(rulesOf("https://aoba.example.jp@other.example.com/"))
                .containsExactly(Rule.LINK_DISGUISED, Rule.LINK_LEAVES);
        assertThat(rulesOf("https://aoba.example.jp/?n={reader.name}")).containsExactly(Rule.FIELD_IN_LINK);
    }

    @Example
    void subjectsAndTextAreNeitherEmptyNorEndless() {
        assertThat(rules(copy("", "x", false))).contains(Rule.SUBJECT_EMPTY);
        assertThat(rules(copy("あ".repeat(31), "x", false))).contains(Rule.SUBJECT_LONG);
        assertThat(rules(copy("あ".repeat(30), "x", false))).isEmpty();
        assertThat(rules(copy("{reader.name ?: ''}", "x", false))).contains(Rule.SUBJECT_EMPTY);
        assertThat(rules(copy("S", "", false))).containsExactly(Rule.TEXT_EMPTY);
    }

    @Example
    void coloursOfOnesOwnMustBeReadable() {
        assertThat(rules(copy("S", "<p style=\"color:#aaaaaa\">x</p>", true))).containsExactly(Rule.CONTRAST_LOW);
        assertThat(rules(copy("S", "<p style=\"color:#1c2430\">x</p>", true))).isEmpty();
        assertThat(rules(copy("S", "<p style=\"color:#fff;background-color:#2b4a8b\">x</p>", true)))
                .isEmpty();
        assertThat(rules(copy("S", "<p>x\n<form></form></p>", true))).containsExactly(Rule.TAG_REMOVED);
    }

    @Example
    void aLayoutWithoutItsDutiesIsNamed() {
        Map<String, String> headers = Map.of(
                "List-Unsubscribe",
                        "<https://desk.example.jp/one-click/x>, <mailto:u+x@returns.example.jp?subject=unsubscribe>",
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        String text = "Aoba Tokyo https://u https://c";

        assertThat(new Layout("en", text, "Aoba", "Tokyo", "https://u", "https://c", headers).findings())
                .isEmpty();
        assertThat(new Layout("en", "nothing", "Aoba", "", "https://u", "https://c", Map.of()).findings())
                .extracting(Finding::rule)
                .containsExactly(
                        Rule.SENDER_MISSING,
                        Rule.OPT_OUT_MISSING,
                        Rule.ADDRESS_MISSING,
                        Rule.CONTACT_MISSING,
                        Rule.ONE_CLICK_MISSING);
    }

    @Property(tries = 500)
    void anyTextHasFindingsAndNoErrors(@ForAll String subject, @ForAll String body, @ForAll boolean html) {
        assertThat(Linter.check(copy(subject, body, html))).allSatisfy(finding -> {
            assertThat(finding.rule().citation()).isNotBlank();
            assertThat(finding.rule().words().ja()).isNotBlank();
            assertThat(finding.line() == null || finding.line() > 0).isTrue();
        });
    }

    @Property(tries = 500)
    void anyAddressIsJudged(@ForAll String address) {
        assertThat(rulesOf(address)).doesNotContainNull();
    }

    private static List<Rule> rulesOf(String address) {
        Copy copy = new Copy(
                "en",
                false,
                "x",
                MergeText.read("S", 's'),
                MergeText.read("x", 'b'),
                List.of(new Copy.Mark(address, 3, 4)),
                List.of(),
                "x",
                100,
                OWN);
        return rules(copy);
    }

    private static List<Rule> rules(Copy copy) {
        return Linter.check(copy).stream().map(Finding::rule).toList();
    }

    private static Copy copy(String subject, String body, boolean html) {
        List<Copy.Mark> links = Tags.of(body).opened().stream()
                .filter(tag -> tag.name().equals("a"))
                .map(tag -> new Copy.Mark(tag.attributes().getOrDefault("href", ""), tag.line(), tag.column()))
                .toList();
        return new Copy(
                "en",
                html,
                body,
                MergeText.read(subject, 's'),
                MergeText.read(body, 'b'),
                links,
                List.of(),
                body,
                body.length(),
                OWN);
    }
}
