package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.SendingDesk;
import io.madoguchi.acceptance.house.SignInPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sending desk, through the real sign-in, in a real browser. */
@InTheHouse
class IdentityPagesIT {

    private final House house;
    private final Look look = new Look();

    IdentityPagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void sendingIsFitToShow(String language) {
        SendingDesk sending = new SendingDesk(house);
        String vendor = sending.vendor();
        String identity = sending.identity("news@aoba.example.jp", vendor);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("console/sending", "/sending");
        pages.put("console/sendingForm", "/sending/new");
        pages.put("console/sendingForm-edit", "/sending/" + identity + "/edit");
        pages.put("console/sendingIdentity", "/sending/" + identity);
        pages.put("console/sendingIdentity-house", "/sending/00000000-0000-0000-0000-000000000001");
        pages.put("console/sendingIdentity-dns", "/sending/" + identity + "/dns");
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "oto", "/console/sending?l=" + language);
                pages.forEach((name, path) -> {
                    page.navigate(house.site() + "/console" + path);
                    assertThat(page.url()).as(name).contains("/console");
                    look.at(page, name, language);
                });
                setUp(page, language);
            }
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console/sending?l=" + language);
                look.at(page, "console/sending-editor", language);
            }
        }

        assertThat(look.faults()).isEmpty();
    }

    /** Typed wrong, typed right, tested: the way of somebody who sets one up. */
    private void setUp(Page page, String language) {
        page.navigate(house.site() + "/console/sending/new");
        page.locator("main form .actions button").click();
        page.waitForLoadState();
        look.at(page, "console/sendingForm-faulty", language);
        page.locator("#name").fill("Console " + UUID.randomUUID().toString().substring(0, 8));
        page.locator("#host").fill("127.0.0.1");
        page.locator("#port").fill("" + house.desk().secondPort("mails"));
        page.locator("label[for=e-NONE]").click();
        page.locator("#from").fill("console@aoba.example.jp");
        page.locator("#selectors").fill("k1 | 2026-11-01 09:00");
        page.locator("main form .actions button").click();
        page.waitForURL(url -> url.matches(".*/console/sending/[0-9a-f-]{36}"));
        assertThat(page.locator(".facts .state-wait").count()).isEqualTo(1);

        page.locator("#to").fill("oto@staff.example.com");
        page.locator("aside form button").click();
        page.waitForLoadState();

        assertThat(page.locator("aside .note-done").count()).isEqualTo(1);
        assertThat(page.locator(".facts .state-done").count()).isEqualTo(1);
        look.at(page, "console/sendingIdentity-tested", language);
    }
}
