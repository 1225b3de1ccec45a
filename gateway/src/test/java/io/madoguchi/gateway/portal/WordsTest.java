package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.archive.ArchiveWords;
import io.madoguchi.gateway.cookie.CookieWords;
import io.madoguchi.gateway.portal.inquiry.InquiryWords;
import io.madoguchi.gateway.portal.inquiry.StandingWords;
import io.madoguchi.gateway.promotion.PromotionWords;
import io.madoguchi.problems.CommonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that is missing in one language falls back in silence, so nothing but a test can find it. */
class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile(
            "\\{(msg|say|ask|standing|desk|problem|cookie|promo|promodesk|sending|returndesk|archive|check|proofdesk|readerdesk):(?!message\\b)(\\w+)");
    private static final Pattern SLUG = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    record Bundle(String name, Class<?> words) {}

    static Stream<Bundle> bundles() throws ClassNotFoundException {
        return Stream.of(
                new Bundle("msg", Words.class),
                new Bundle("say", FormWords.class),
                new Bundle("ask", InquiryWords.class),
                new Bundle("standing", StandingWords.class),
                new Bundle("problem", ProblemWords.class),
                new Bundle("cookie", CookieWords.class),
                new Bundle("promo", PromotionWords.class),
                // package-private on purpose elsewhere; only its names matter here
                new Bundle("promodesk", Class.forName("io.madoguchi.gateway.console.PromotionDeskWords")),
                new Bundle("sending", Class.forName("io.madoguchi.gateway.console.SendingDeskWords")),
                new Bundle("returndesk", Class.forName("io.madoguchi.gateway.console.ReturnDeskWords")),
                new Bundle("archive", ArchiveWords.class),
                new Bundle("check", Class.forName("io.madoguchi.gateway.console.IssueCheckWords")),
                new Bundle("proofdesk", Class.forName("io.madoguchi.gateway.console.ProofDeskWords")),
                new Bundle("readerdesk", Class.forName("io.madoguchi.gateway.console.ReaderDeskWords")),
                new Bundle("listline", Class.forName("io.madoguchi.gateway.console.ListLineWords")),
                new Bundle("desk", Class.forName("io.madoguchi.gateway.console.ConsoleWords")));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyHasWordsInBothLanguages(Bundle bundle) {
        Set<String> keys = Arrays.stream(bundle.words().getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(texts(bundle, "ja").keySet()).isEqualTo(keys);
        assertThat(texts(bundle, "en").keySet()).isEqualTo(keys);
        assertThat(texts(bundle, "ja").values()).noneMatch(String::isBlank);
        assertThat(texts(bundle, "en").values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameVariables(Bundle bundle) {
        Map<String, String> english = texts(bundle, "en");
        texts(bundle, "ja")
                .forEach((key, text) ->
                        assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void japaneseIsNotEnglishLeftOver(Bundle bundle) {
        assertThat(texts(bundle, "ja").values()).allMatch(t -> t.codePoints().anyMatch(c -> c > 0x2fff));
        assertThat(texts(bundle, "en").values()).noneMatch(t -> t.codePoints().anyMatch(c -> c > 0x2fff));
    }

    @Test
    void noPageUsesAWordThatIsMissing() throws ClassNotFoundException {
        Map<String, Set<String>> known = bundles()
                .collect(Collectors.toMap(Bundle::name, b -> texts(b, "ja").keySet()));
        List<MatchResult> used = files(TEMPLATES)
                .flatMap(file -> KEY.matcher(read(file)).results())
                .toList();

        assertThat(used).hasSizeGreaterThan(200);
        assertThat(used).allMatch(use -> known.get(use.group(1)).contains(use.group(2)));
    }

    @Test
    void noWordIsLeftThatNoPageUses() throws ClassNotFoundException {
        String code = files(Path.of("src/main/java")).map(WordsTest::read).collect(Collectors.joining());
        String pages = files(TEMPLATES).map(WordsTest::read).collect(Collectors.joining());
        bundles()
                .filter(b -> !b.name().equals("problem"))
                .forEach(bundle -> assertThat(texts(bundle, "ja").keySet())
                        .allMatch(key -> pages.contains(bundle.name() + ":" + key + "}")
                                || pages.contains(bundle.name() + ":" + key + "(")
                                || code.contains("." + key + "(")
                                || code.contains("::" + key + ")")));
    }

    @Test
    void everyKindOfProblemHasItsTwoTexts() {
        Set<String> keys =
                texts(new Bundle("problem", ProblemWords.class), "ja").keySet();

        assertThat(KnownProblem.values())
                .allMatch(k -> keys.contains(k.key() + "Title") && keys.contains(k.key() + "Text"));
        assertThat(CommonProblem.values())
                .allMatch(c -> KnownProblem.of(c.slug())
                        .filter(k -> k.status() == c.status())
                        .isPresent());
    }

    /** The list of problems is what services answer with; a slug without a page leads people nowhere. */
    @Test
    void everyProblemOfTheListHasItsPage() {
        Map<String, Integer> listed = SLUG.matcher(read(Path.of("../docs/problems.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
        Map<String, Integer> known = Arrays.stream(KnownProblem.values())
                .collect(Collectors.toMap(KnownProblem::slug, KnownProblem::status));

        assertThat(listed).hasSizeGreaterThan(60);
        assertThat(known).isEqualTo(listed);
    }

    @Test
    void nothingIsInlineInAnyPage() {
        assertThat(files(TEMPLATES).toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(read(file))
                        .doesNotContainIgnoringCase("<script")
                        .doesNotContainIgnoringCase("<style")
                        .doesNotContainPattern("(?i)\\sstyle=")
                        .doesNotContainPattern("(?i)\\son[a-z]+=")
                        .doesNotContainIgnoringCase("javascript:"));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(Bundle bundle, String lang) {
        Map<String, String> texts = new TreeMap<>();
        for (String line : read(MESSAGES.resolve(bundle.name() + "_" + lang + ".properties"))
                .split("\n")) {
            String[] parts = line.split("=", 2);
            assertThat(texts.put(parts[0], parts[1])).as("twice: " + parts[0]).isNull();
        }
        return texts;
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
