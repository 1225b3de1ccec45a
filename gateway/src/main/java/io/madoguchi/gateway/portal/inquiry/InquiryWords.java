package io.madoguchi.gateway.portal.inquiry;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages for questions and requests; the texts are in {@code messages/ask_ja.properties} and {@code ask_en.properties}. */
@MessageBundle("ask")
public interface InquiryWords {

    String chooseTitle();

    String chooseLead();

    String chooseStatus();

    String whichCompany();

    String whichKind();

    String next();

    String kindInformation();

    String kindInformationText();

    String kindMaterials();

    String kindMaterialsText();

    String kindRights();

    String kindRightsText();

    String kindPolicy();

    String kindPolicyText();

    String kindPractices();

    String kindPracticesText();

    String kindDealings();

    String kindDealingsText();

    String kindComplaint();

    String kindComplaintText();

    String kindChild();

    String kindChildText();

    String kindUnsubscribe();

    String kindUnsubscribeText();

    String formLead(String company);

    String stepWrite();

    String stepCheck();

    String stepNumber();

    String whichRights();

    String whichRightsHint();

    String rightAccess();

    String rightPurposeNotice();

    String rightProvisionRecords();

    String rightCorrection();

    String rightCeaseUse();

    String rightCeaseProvision();

    String rightErasure();

    String text();

    String textRights();

    String textRightsHint();

    String textHint();

    String contact();

    String contactHint();

    String contactRightsHint();

    String nameHint();

    String residence();

    String residenceHint();

    String residenceOther();

    String residenceCalifornia();

    String checkButton();

    String checkAfter();

    String faultKind();

    String faultRights();

    String faultText();

    String faultTextLong();

    String faultContact();

    String faultName();

    String faultNotice();

    String checkTitle();

    String checkLead(String company);

    String checkKind();

    String checkRights();

    String checkEmpty();

    String checkNotice();

    String sendButton();

    String backButton();

    String doneTitle();

    String doneLead();

    String number();

    String key();

    String keyHint();

    String answerBy();

    String because();

    String nextTitle();

    String nextSection();

    String nextAsk();

    String nextIdentity();

    String nextAnswer();

    String toStatus();

    String statusTitle();

    String statusLead();

    String numberHint();

    String statusButton();

    String faultUnknown();

    String receivedAt();

    String standing();

    String waiting();

    String withdrawTitle();

    String withdrawText();

    String withdrawSure();

    String withdrawButton();

    String faultSure();

    String faultNotNow();

    String withdrawnDone();

    String door();

    String doorText();

    String toStatusText();

    String writeHere();

    String writeHereText();
}
