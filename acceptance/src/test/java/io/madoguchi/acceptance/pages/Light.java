package io.madoguchi.acceptance.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import io.madoguchi.acceptance.house.Browser;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Where a page is read other than on a bright screen, and what must hold there. */
enum Light {
    DARK(
            new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK),
            page -> Browser.faults(page, "color-contrast")),

    /** The colours of the reader's system, without backgrounds: what is pressed or filled in needs an edge. */
    FORCED(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE), page -> strings(page, """
                    () => [...document.querySelectorAll('button, .button, textarea, select, input:not([type=hidden])')]
                      .filter(e => e.checkVisibility() && getComputedStyle(e).appearance === 'none'
                        && parseFloat(getComputedStyle(e).borderTopWidth) < 1)
                      .map(e => 'without an edge: ' + (e.id || e.textContent))""")),

    /** On paper nothing can be pressed and nothing scrolled. */
    PRINT(new Page.EmulateMediaOptions().setMedia(Media.PRINT), page -> strings(page, """
                    () => [...document.querySelectorAll('nav, button, .scroll')]
                      .filter(e => e.checkVisibility() && (!e.matches('.scroll') || e.scrollWidth > e.clientWidth))
                      .map(e => 'not for paper: ' + (e.className || e.textContent))"""));

    /** A4 less a centimetre and a half on either side, at 96 to the inch. */
    private static final int PAPER = 680;

    private final Page.EmulateMediaOptions media;
    private final Function<Page, List<String>> check;

    Light(Page.EmulateMediaOptions media, Function<Page, List<String>> check) {
        this.media = media;
        this.check = check;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Colours are the same in every language; on paper the length of the words counts. */
    boolean mindsWords() {
        return this == PRINT;
    }

    void shine(Page page) {
        day(page);
        page.emulateMedia(media);
        if (this == PRINT) {
            page.setViewportSize(PAPER, page.viewportSize().height);
        }
    }

    List<String> faults(Page page) {
        return check.apply(page);
    }

    static void day(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setMedia(Media.SCREEN)
                .setColorScheme(ColorScheme.LIGHT)
                .setForcedColors(ForcedColors.NONE));
        page.setViewportSize(Look.WIDTHS.getLast(), page.viewportSize().height);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }
}
