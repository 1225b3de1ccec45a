package io.madoguchi.acceptance.house;

import com.microsoft.playwright.Page;

/** The public contact form with its option "Unsubscribe from the mail service". */
public final class ContactPage {

    private ContactPage() {}

    public static void unsubscribe(Page page, String company, String address) {
        page.locator("label[for=r-unsubscribe]").click();
        page.locator("form.reasons button").click();
        page.locator("label[for=c-" + company + "]").click();
        page.locator("#address").fill(address);
        page.waitForTimeout(SubscribePage.READING_MILLIS);
        page.locator("#answer form button[type=submit]").click();
        page.waitForLoadState();
    }
}
