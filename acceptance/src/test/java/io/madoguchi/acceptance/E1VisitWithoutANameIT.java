package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.madoguchi.acceptance.house.Browser;
import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One can visit without saying who one is. */
@InTheHouse
class E1VisitWithoutANameIT {

    private final House house;

    E1VisitWithoutANameIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E1")
    void everyPublicPageIsReadAndNothingIsLeftBehind() {
        for (String language : List.of("ja", "en")) {
            try (BrowserContext context = house.browser().visit(language)) {
                Page page = context.newPage();
                List<String> asked = Browser.requests(page);
                for (String path : publicPages(language)) {
                    Response shown = page.navigate(house.site() + path);

                    assertThat(shown.status()).as(path).isEqualTo(200);
                    assertThat(page.locator("html").getAttribute("lang"))
                            .as(path)
                            .isEqualTo(language);
                    assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
                    assertThat(shown.headerValue("set-cookie")).as(path).isNull();
                    assertThat(shown.headerValue("content-security-policy"))
                            .as(path)
                            .doesNotContain("unsafe-inline");
                    assertThat(stored(page)).as(path).isEqualTo(0);
                }
                assertThat(context.cookies()).isEmpty();
                assertThat(asked).allMatch(url -> url.startsWith(house.site() + "/") || url.startsWith("data:"));
            }
        }
    }

    @Test
    @Clause("E1")
    void theCatalogueIsReadByTheApiWithoutSayingWhoAsks() {
        Visitor visitor = house.visitor();

        for (String company : List.of("aoba", "aoba-print")) {
            List<Topic> topics = visitor.topics(company);
            assertThat(topics).isNotEmpty();
            for (Topic topic : topics) {
                assertThat(visitor.api()
                                .get(Visitor.SUBSCRIPTION + "/topics/" + topic.id())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(visitor.notice(topic).served().path("items")).isNotEmpty();
            }
            for (String path : List.of("/companies/" + company, "/policies/current?company=" + company)) {
                var answer = visitor.api().get(Visitor.CONSENT + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.cookies()).as(path).isEqualTo(Map.of());
            }
        }
    }

    @Test
    @Clause("E1")
    void readingWritesNothingAboutTheReader() {
        Visitor visitor = house.visitor();
        visitor.newsletter();
        var subscription = house.database("subscription").census();
        var consent = house.database("consent").census();
        var gateway = house.database("gateway").census();

        for (String path : publicPages("en")) {
            assertThat(visitor.api().get(path).statusCode()).as(path).isEqualTo(200);
        }
        visitor.newsletter();

        assertThat(house.database("subscription").census()).isEqualTo(subscription);
        Census.assertNothingNew(house.database("consent"), consent);
        Census.assertNothingNew(house.database("gateway"), gateway);
    }

    private List<String> publicPages(String language) {
        Topic topic = house.visitor().newsletter();
        List<String> pages = new ArrayList<>(List.of(
                "",
                "/topics",
                "/topics/" + topic.id(),
                "/subscribe/aoba?topic=" + topic.id(),
                "/contact",
                "/policy/aoba",
                "/policy/aoba/versions/1",
                "/policy/aoba-print",
                "/receipt"));
        pages.replaceAll(path -> "/" + language + path);
        return pages;
    }

    private static int stored(Page page) {
        return (int) page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length");
    }
}
