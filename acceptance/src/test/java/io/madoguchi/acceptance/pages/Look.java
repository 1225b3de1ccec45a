package io.madoguchi.acceptance.pages;

import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at a page: keeps a picture, and lists what a machine can find fault with. */
final class Look {

    static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final Pattern UNSPOKEN =
            Pattern.compile("\\{[a-zA-Z_:.]+\\}|\\b(?:msg|desk)[:_][a-zA-Z]+|\\bnull\\b|NOT_FOUND");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final List<String> faults = new ArrayList<>();

    /** Keeps the picture only: for pages that are not ours. */
    String picture(Page page, String name, String language) {
        String picture = name + "-" + language + "-" + page.viewportSize().width;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        return picture;
    }

    /** The page that is open, under a name, in a language. */
    void at(Page page, String name, String language) {
        int width = page.viewportSize().width;
        String picture = picture(page, name, language);
        // the wide page has the same words and elements in both languages; the narrow one breaks where words are long
        if (width == WIDTHS.getFirst() || language.equals("en")) {
            Browser.faults(page).forEach(fault -> faults.add(picture + ": " + fault));
        }
        int needed = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (needed > width) {
            faults.add("%s: needs %d px, scrolls sideways".formatted(picture, needed));
        }
        if (page.title().isBlank()) {
            faults.add(picture + ": has no title");
        }
        unspoken(page).forEach(key -> faults.add(picture + ": shows the bare key " + key));
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What looks like a template or a message nobody filled in. */
    private static List<String> unspoken(Page page) {
        String words = page.locator("body").innerText();
        return UNSPOKEN.matcher(words).results().map(MatchResult::group).toList();
    }
}
