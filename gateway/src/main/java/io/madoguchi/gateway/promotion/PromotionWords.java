package io.madoguchi.gateway.promotion;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of promotions; the texts are in {@code messages/promo_ja.properties} and {@code promo_en.properties}. */
@MessageBundle("promo")
public interface PromotionWords {

    String nav();

    String listTitle();

    String listLead();

    String listNone();

    String more();

    String until(String time);

    String stateDraft();

    String statePublished();

    String stateOpen();

    String stateClosed();

    String stateDrawn();

    String stateEnded();

    String window();

    String fromTo(String from, String to);

    String prizes();

    String answerWithin();

    String days(int days);

    String kept();

    String keptText(int others, int winners);

    String enterButton();

    String noNewsletter();

    String rulesTitle();

    String rulesVersion(int number);

    String rulesBefore();

    String rulesHash();

    String drawTitle();

    String drawHow();

    String drawCommitment();

    String drawRoot();

    String entriesFixed(Integer count);

    String drawValue(String source, String time);

    String drawOrder(String algorithm);

    String drawnAt(String time);

    String transcript();

    String transcriptText();

    String enterTitle();

    String enterLead(String title);

    String notOpen();

    String mailLanguage();

    String birthDate();

    String birthDateHint();

    String rulesAgree(int number);

    String rulesRead();

    String enterAfter();

    String enteredTitle();

    String enteredLead();

    String enteredNext(String time);

    String enteredSame();

    String youngLead(int limit);

    String entryTitle();

    String resultWon();

    String resultAlternate();

    String resultNotDrawn();

    String ticket();

    String enteredAt();

    String leaf();

    String inclusion();

    String inclusionText(int place, int count);

    String inclusionPath();

    String withdrawText();

    String withdraw();

    String withdrawnTitle();

    String withdrawnLead();

    String prizeTitle();

    String prizeUntil(String time);

    String prizeName();

    String prizeDelivery();

    String prizeClaim();

    String prizeDecline();

    String prizeFree();

    String prizeClaimed();

    String prizeSent();

    String prizeDeclined();

    String prizeOver();

    String mailReceipt();

    String mailPrize();

    String kindOpen();

    String kindGeneral();

    String kindJoint();

    String faultBirthDate();

    String faultRulesChanged();

    String faultNotOpen();

    String faultName();

    String faultDelivery();

    String drawLimit(String time);

    String endedUndrawn();

    String verifier();

    String addressHint();
}
