package io.madoguchi.acceptance.house;

import com.microsoft.playwright.Page;

/** Keycloak's page, as staff meet it on the way to the console. */
public final class SignInPage {

    private static final String PASSWORD = "madoguchi-demo";

    private SignInPage() {}

    /** Opens a page behind the sign-in and signs in when asked. */
    public static void open(House house, Page page, String person, String path) {
        page.navigate(house.site() + path);
        if (page.url().contains("/realms/madoguchi/")) {
            page.locator("#username").fill(person);
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
            page.waitForURL(url -> url.startsWith(house.site() + "/") && !url.contains("/signin"));
        }
    }
}
