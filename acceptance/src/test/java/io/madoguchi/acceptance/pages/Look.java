package io.madoguchi.acceptance.pages;

import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a page: keeps a picture, and lists what a machine can find fault with. */
final class Look {

    static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final List<String> faults = new ArrayList<>();

    /** The page that is open, under a name, in a language. */
    void at(Page page, String name, String language) {
        int width = page.viewportSize().width;
        String picture = name + "-" + language + "-" + width;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        Browser.faults(page).forEach(fault -> faults.add(picture + ": " + fault));
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
        return java.util.regex.Pattern.compile("\\{[a-zA-Z_:.]+\\}|\\bmsg[:_][a-zA-Z]+|\\bnull\\b|NOT_FOUND")
                .matcher(words)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
