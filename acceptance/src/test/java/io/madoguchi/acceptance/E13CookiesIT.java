package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Cookies make the site better and never give access to personal data: only registered ones are ever set. */
@InTheHouse
class E13CookiesIT {

    private final House house;

    E13CookiesIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E13")
    void onlyRegisteredCookiesAreEverSet() {
        Set<String> registered = registered();
        assertThat(registered).contains("madoguchi", "madoguchi-signin");
        try (BrowserContext context = house.browser().visit("en")) {
            Page page = context.newPage();
            Set<String> set = new TreeSet<>();
            page.onResponse(response -> set.addAll(setBy(response)));
            for (String path : pages()) {
                page.navigate(house.site() + path);
            }
            SignInPage.open(house, page, "ana", "/console");
            page.navigate(house.site() + "/console/issues");
            context.cookies().forEach(cookie -> set.add(bare(cookie.name)));

            assertThat(set).as("signing in needs cookies").contains("madoguchi");
            assertThat(registered).containsAll(set);
        }
    }

    /** What a cookie holds is drawn at random or sealed: it says nothing of a person, and nobody without it gets in. */
    @Test
    @Clause("E13")
    void theRegistrySaysWhatEachHoldsAndNoneHoldsPersonalData() {
        var entries = Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/cookies?limit=200&company=aoba"))
                .path("items");
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.path("stores").path("ja").asText()).isNotBlank();
            assertThat(entry.path("stores").path("en").asText()).isNotBlank();
            assertThat(entry.path("purpose").asText())
                    .isIn("FAULTS", "IMPROVEMENT", "CUSTOMISING", "MARKETING", "STATISTICS");
        });
        try (BrowserContext context = house.browser().visit("en")) {
            Page page = context.newPage();
            SignInPage.open(house, page, "ana", "/console");
            String session = context.cookies(house.site()).stream()
                    .filter(cookie -> bare(cookie.name).equals("madoguchi"))
                    .map(cookie -> cookie.value)
                    .findFirst()
                    .orElseThrow();
            assertThat(session).matches("[A-Za-z0-9_-]{43}").doesNotContain("ana");
        }
    }

    private Set<String> registered() {
        return StreamSupport.stream(
                        Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/cookies?limit=200&company=aoba"))
                                .path("items")
                                .spliterator(),
                        false)
                .map(entry -> entry.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> pages() {
        Topic topic = house.visitor().newsletter();
        return List.of(
                "/",
                "/en",
                "/ja/topics",
                "/en/topics/" + topic.id(),
                "/en/subscribe/aoba?topic=" + topic.id(),
                "/en/contact",
                "/en/policy/aoba",
                "/en/cookies/aoba",
                "/en/receipt",
                "/en/nothing-here");
    }

    private static Set<String> setBy(Response response) {
        String header = response.allHeaders().get("set-cookie");
        return header == null
                ? Set.of()
                : header.lines().map(line -> bare(line.split("=", 2)[0])).collect(Collectors.toSet());
    }

    /** The prefixes bind a cookie to its host and are no part of its name in the registry (RFC 6265bis §4.1.3). */
    private static String bare(String name) {
        return name.replaceFirst("^__(Host|Secure)-", "");
    }
}
