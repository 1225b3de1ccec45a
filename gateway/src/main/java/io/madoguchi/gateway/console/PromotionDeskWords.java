package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words staff alone reads about promotions; the texts are in {@code messages/promodesk_ja.properties} and {@code promodesk_en.properties}. */
@MessageBundle("promodesk")
public interface PromotionDeskWords {

    String write();

    String edit();

    String formLead();

    String slug();

    String point();

    String purpose();

    String kind();

    String transactionValue();

    String expectedSales();

    String zone(String zone);

    String opens();

    String closes();

    String valueDue();

    String prizesHint();

    String alternates();

    String keepDays();

    String winnerKeepDays();

    String title();

    String source();

    String save();

    String state();

    String entries();

    String author();

    String commitment();

    String root();

    String caps();

    String capRule();

    String capFound();

    String capAllowed();

    String capEach();

    String capAll();

    String capKept();

    String capBroken();

    String rulesWaiting(int number);

    String values();

    String witnessed(String name);

    String replaced();

    String awards();

    String unawarded(int number);

    String rank();

    String prize();

    String answerBy();

    String note();

    String awardAlternate();

    String awardWaiting();

    String awardClaimed();

    String awardSent();

    String awardLapsed();

    String awardDeclined();

    String awardDisqualified();

    String actions();

    String ownWork();

    String doPublish();

    String doPublishText();

    String doClose();

    String value();

    String valueHint();

    String doState();

    String doDraw();

    String doSend();

    String reason();

    String doDisqualify();

    String doFile();

    String doFileText();

    String faultTime();

    String faultNumber();

    String faultPrizes();

    String faultCap();

    String faultDiffers();

    String faultState();

    String faultSlug();

    String faultValue();

    String faultReason();

    String overdueDraw(String time);

    String overdueDispatch();

    String overdue();

    String valueHidden();

    String newRules();

    String newRulesLead();

    String faultText();

    String faultOrder();

    String faultSlugShape();
}
