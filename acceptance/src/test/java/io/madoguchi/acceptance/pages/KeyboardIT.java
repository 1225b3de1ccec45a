package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sign-up with nothing but a keyboard, and with a mouse but no script. */
@InTheHouse
class KeyboardIT {

    private static final int FAR_ENOUGH = 80;

    private final House house;

    KeyboardIT(House house) {
        this.house = house;
    }

    @Test
    void aSignUpNeedsNoMouse() {
        Topic topic = house.visitor().newsletter();
        String address = "keys-" + UUID.randomUUID() + "@example.jp";
        try (BrowserContext context = house.browser().visit("ja")) {
            Page page = context.newPage();
            page.navigate(house.site() + "/ja/topics/" + topic.id());
            tabTo(page, "a.button[href*='/subscribe/']");
            page.keyboard().press("Enter");
            page.waitForURL("**/subscribe/**");
            tabTo(page, "#address");
            page.keyboard().type(address);
            tabTo(page, "input[name=age]");
            page.keyboard().press("ArrowDown");
            page.waitForTimeout(SubscribePage.READING_MILLIS);
            tabTo(page, "main form button[type=submit]");
            // the page that is closed too early takes its form along
            page.waitForResponse(
                    answer -> answer.request().method().equals("POST"),
                    () -> page.keyboard().press("Enter"));
        }

        assertThat(house.mailbox()
                        .await(address, mail -> mail.token("confirm").isPresent())
                        .recipients())
                .containsExactly(address);
    }

    @Test
    void whatIsFocusedCanBeSeen() {
        try (BrowserContext context = house.browser().visit("en")) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/contact?reason=UNSUBSCRIBE");
            for (int i = 0; i < 12; i++) {
                page.keyboard().press("Tab");
                assertThat((boolean) page.evaluate("() => { const at = document.activeElement;"
                                + " if (!at || at === document.body) return true;"
                                + " const look = getComputedStyle(at);"
                                + " return look.outlineStyle !== 'none' || look.boxShadow !== 'none'; }"))
                        .as("focus ring of element " + i)
                        .isTrue();
            }
        }
    }

    @Test
    void aFaultyFormComesBackWithWhatWasTypedAndWithoutScript() {
        Topic topic = house.visitor().newsletter();
        try (BrowserContext context = house.browser().visit("en", 320, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/subscribe/aoba?topic=" + topic.id());
            page.locator("#address").fill("hana@example..jp");
            page.locator("label[for=age-over]").click();
            page.waitForTimeout(SubscribePage.READING_MILLIS);
            SubscribePage.press(page);

            assertThat(page.locator("#address").inputValue()).isEqualTo("hana@example..jp");
            assertThat(page.locator("#address").getAttribute("aria-invalid")).isEqualTo("true");
            assertThat(page.locator("#age-over").isChecked()).isTrue();
            assertThat(page.locator("a[href='#address']").count()).isGreaterThanOrEqualTo(1);
            assertThat(page.title()).startsWith("Please check: ");
        }
    }

    /** Presses the tab key until the wanted element has the focus. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < FAR_ENOUGH; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard never reaches " + selector);
    }
}
