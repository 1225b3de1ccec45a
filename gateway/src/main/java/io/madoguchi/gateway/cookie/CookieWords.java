package io.madoguchi.gateway.cookie;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about cookies; the texts are in {@code messages/cookie_ja.properties} and {@code cookie_en.properties}. */
@MessageBundle("cookie")
public interface CookieWords {

    String title();

    String lead();

    String whatCookie();

    String whatBeacon();

    String whatAddress();

    String rejecting();

    String usedTitle();

    String name();

    String purpose();

    String kept();

    String stores();

    String without();

    String untilClosed();

    String days(int days);

    String purposeFaults();

    String purposeImprovement();

    String purposeCustomising();

    String purposeMarketing();

    String purposeStatistics();

    String kindCookie();

    String kindStorage();

    String kindBeacon();

    String kindAddress();

    String kindScript();

    String basisNecessary();

    String basisChoice();

    String basisUnlessRejected();

    String sentTitle();

    String sentLead();

    String sentNone();

    String information();

    String purposeOurs();

    String purposeTheirs();

    String terms();

    String optOut();
}
