package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers and lists in the console: found, handed in, checked, run and looked at. */
@InTheHouse
class ReadersPagesIT {

    private static final int STEPS = 60;

    private final House house;
    private final Look look = new Look();

    ReadersPagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void staffTakesAListOverAndFindsAReaderOfIt(String language) {
        Topic topic = house.visitor().newsletter();
        Reader present = Reader.subscribed(house, topic, language);
        for (int width : Look.WIDTHS) {
            String hana = "hana-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console/readers?l=" + language);
                look.at(page, "console/readers", language);
                handIn(page, topic, hana, present.address(), language);
                find(page, hana, language);
            }
        }

        assertThat(look.faults()).isEmpty();
    }

    private void handIn(Page page, Topic topic, String hana, String present, String language) {
        page.navigate(house.site() + "/console/lists/new");
        look.at(page, "console/listForm", language);
        page.locator("main form .actions button").click();
        page.waitForLoadState();
        look.at(page, "console/listForm-faulty", language);
        page.locator("label[for=k-SUBSCRIBERS]").click();
        page.locator("#topic").selectOption(topic.id());
        page.locator("#consentedOn").fill("2021-04-01");
        page.locator("#wording").fill("I want the newsletter");
        page.locator("#document").fill("binder 4");
        page.locator("label[for=age]").click();
        page.locator("#column-address").fill("メール");
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "list.csv",
                        "text/csv",
                        ("メール\r\n" + hana + "\r\nnobody\r\n\"open\r\n" + present + "\r\n")
                                .getBytes(Charset.forName("windows-31j"))));
        page.locator("main form .actions button").click();
        page.waitForURL("**/console/lists/*-*");
        until(page, "button[value=run]");
        look.at(page, "console/list-checked", language);
        page.locator("button[value=run]").click();
        page.waitForLoadState();
        until(page, ".state-done");
        assertThat(page.locator("dl.pairs dd").allInnerTexts()).containsExactly("1", "1", "0", "2");
        assertThat(page.locator("#main").innerText())
                .contains(language.equals("ja") ? "引用符が閉じられていません" : "quotation mark that is not closed");
        look.at(page, "console/list-done", language);
        page.navigate(house.site() + "/console/lists");
        look.at(page, "console/lists", language);
    }

    private void find(Page page, String hana, String language) {
        page.navigate(house.site() + "/console/readers");
        page.locator("#sought").fill("nobody-here@example.jp");
        page.locator("#reason").fill("a call");
        page.locator("main form .actions button").click();
        page.waitForLoadState();
        look.at(page, "console/readers-nobody", language);
        page.locator("#sought").fill(hana);
        page.locator("main form .actions button").click();
        page.waitForURL("**/console/readers/*");
        look.at(page, "console/reader", language);
        page.locator("#reason").fill("she asked for it");
        page.locator("button[value=open]").click();
        page.waitForLoadState();
        assertThat(page.locator("p.note[role=status]").innerText()).contains(hana);
        page.locator("#reason").fill("she said so");
        page.locator("button[value=END]").click();
        page.waitForLoadState();
        boolean japanese = language.equals("ja");
        assertThat(page.locator("#main").innerText())
                .contains(japanese ? "担当者の操作" : "by staff", japanese ? "アドレスを表示" : "saw the address")
                .doesNotContain("OPERATOR", "ENDED", "SEARCH", "IMPORT");
        look.at(page, "console/reader-ended", language);
    }

    /** The page shows a moment; whoever waits looks again. */
    private static void until(Page page, String shown) {
        for (int step = 0; step < STEPS && page.locator(shown).count() == 0; step++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator(shown).count()).as(shown).isPositive();
    }
}
