package io.madoguchi.acceptance.house;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One Chromium for the run; every visit gets a context of its own, empty as on the first day. */
public final class Browser implements AutoCloseable {

    /** What WCAG 2.2 AA asks for and a machine can see. */
    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser start() {
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(QUIET)));
    }

    /** Where there is no Chromium the tests that need one are skipped by name; in CI they fail. */
    private static Path program() {
        String named = System.getenv("MADOGUCHI_CHROMIUM");
        List<Path> places = Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .toList();
        if (places.isEmpty()) {
            String why = "No Chromium found: set MADOGUCHI_CHROMIUM to one.";
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(why);
            }
            Assumptions.abort(why);
        }
        return places.getFirst();
    }

    public BrowserContext visit(String language) {
        return visit(language, 1280, true);
    }

    public BrowserContext visit(String language, int width, boolean script) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language.equals("ja") ? "ja-JP" : "en-GB")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Everything a page asks the network for, as it happens. */
    public static List<String> requests(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        return asked;
    }

    /** What axe finds, one line per rule with the first node it stands on. */
    public static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG_22_AA).analyze().getViolations().stream()
                        .map(Browser::line)
                        .toList();
    }

    /** What axe finds by one rule. */
    public static List<String> faults(Page page, String rule) {
        return new AxeBuilder(page)
                .withRules(List.of(rule)).analyze().getViolations().stream()
                        .map(Browser::line)
                        .toList();
    }

    private static String line(Rule rule) {
        return String.format(
                Locale.ROOT,
                "%s: %s at %s",
                rule.getId(),
                rule.getHelp(),
                rule.getNodes().getFirst().getTarget());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
