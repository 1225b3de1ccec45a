package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at a page and lists what a machine can find fault with. A page goes by the name of its template, so that
 * {@link #missedNone} can say which nobody looked at; what is special follows a dash. One day each page is narrow in
 * Japanese and wide in English, the next day the other way round; axe sees half of the pictures, another half each day,
 * and each wide page is seen in one of the other lights; a picture is kept when it has a fault. With
 * {@code -Dmadoguchi.long=true} everything is looked at in both widths and all lights, and all pictures are kept.
 */
final class Look {

    static final List<Integer> WIDTHS = List.of(320, 1280);
    /** The fields that a writer may put into an issue stand on the pages as they are typed. */
    private static final Pattern UNSPOKEN = Pattern.compile(
            "\\{(?!reader\\.|topic\\.name|company\\.name|issue\\.number)[a-zA-Z_:.]+\\}|\\b(?:msg|desk|say|ask|standing|cookie|promo|promodesk|sending|returndesk|archive|check|proofdesk|readerdesk|listline)[:_][a-zA-Z]+|\\bnull\\b|NOT_FOUND");

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Path TEMPLATES =
            Path.of(System.getProperty("madoguchi.root", ".."), "gateway/src/main/resources/templates");
    private static final boolean LONG = Boolean.getBoolean("madoguchi.long");
    private static final long SEED =
            Long.getLong("madoguchi.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay());
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private final List<String> faults = new ArrayList<>();

    /** In which widths the pages of this language are looked at today. */
    static List<Integer> widths(String language) {
        return LONG ? WIDTHS : List.of(WIDTHS.get(Math.floorMod(SEED + (language.equals("en") ? 1 : 0), 2)));
    }

    /** Keeps the picture only: for pages that are not ours. */
    void picture(Page page, String name, String language) {
        if (LONG) {
            keep(page, pictureOf(page, name, language));
        }
    }

    /** The page that is open, under a name, in a language. */
    void at(Page page, String name, String language) {
        SEEN.add(name.split("-", 2)[0]);
        int width = page.viewportSize().width;
        String picture = pictureOf(page, name, language);
        List<String> found = new ArrayList<>();
        // the wide page has the same words and elements in both languages; the narrow one breaks where words are long
        boolean differs = width == WIDTHS.getFirst() || language.equals("en");
        if (LONG ? differs : drawn(picture, 2) == 0) {
            found.addAll(Browser.faults(page));
        }
        int needed = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (needed > width) {
            found.add("needs %d px, scrolls sideways".formatted(needed));
        }
        if (page.title().isBlank()) {
            found.add("has no title");
        }
        unspoken(page).forEach(key -> found.add("shows the bare key " + key));
        note(page, picture, found);
        if (width == WIDTHS.getLast()) {
            inOtherLights(page, picture, language);
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Every template of a whole page in these folders was looked at by some test before this. */
    static void missedNone(String... folders) {
        Set<String> missed = new TreeSet<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(TEMPLATES.resolve(folder))) {
                files.filter(Look::isWholePage)
                        .map(file ->
                                folder + "/" + file.getFileName().toString().replace(".html", ""))
                        .forEach(missed::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(missed).as("templates that were found").hasSizeGreaterThan(folders.length);
        missed.removeAll(SEEN);
        assertThat(missed).as("pages that no test looks at").isEmpty();
    }

    private void inOtherLights(Page page, String picture, String language) {
        for (Light light : lights(picture)) {
            if (!language.equals("en") && !light.mindsWords()) {
                continue;
            }
            light.shine(page);
            note(page, picture + "-" + light.word(), light.faults(page));
        }
        Light.day(page);
    }

    private void note(Page page, String picture, List<String> found) {
        found.forEach(fault -> faults.add(picture + ": " + fault));
        if (LONG || !found.isEmpty()) {
            keep(page, picture);
        }
    }

    private static String pictureOf(Page page, String name, String language) {
        return name + "-" + language + "-" + page.viewportSize().width;
    }

    private static Set<Light> lights(String picture) {
        Light[] all = Light.values();
        return LONG ? EnumSet.allOf(Light.class) : EnumSet.of(all[drawn(picture, all.length)]);
    }

    /** Another of so many each day, for each picture. */
    private static int drawn(String picture, int many) {
        return Math.floorMod(Objects.hash(picture, SEED), many);
    }

    private static void keep(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
    }

    private static boolean isWholePage(Path file) {
        try {
            return Files.readString(file).contains("{/include}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What looks like a template or a message nobody filled in. */
    private static List<String> unspoken(Page page) {
        String words = page.locator("body").innerText();
        return UNSPOKEN.matcher(words).results().map(MatchResult::group).toList();
    }
}
