package io.madoguchi.acceptance.house;

import com.microsoft.playwright.Page;

/** The form of a sign-up, filled in as a person does: not faster than anyone can read. */
public final class SubscribePage {

    /** Longer than the least time the form allows for. */
    public static final double READING_MILLIS = 2_500;

    private SubscribePage() {}

    /** Address and age, then the button; the topic was chosen by the link that led here. */
    public static void send(Page page, String address) {
        page.locator("#address").fill(address);
        page.locator("label[for=age-over]").click();
        page.waitForTimeout(READING_MILLIS);
        press(page);
    }

    public static void press(Page page) {
        page.locator("main form button[type=submit]").first().click();
        page.waitForLoadState();
    }

    /** The last button of the page: where a first form only chooses, the second one sends. */
    public static void last(Page page) {
        page.locator("main form button[type=submit]").last().click();
        page.waitForLoadState();
    }
}
