package io.madoguchi.gateway.portal;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the public pages; the texts are in {@code messages/msg_ja.properties} and {@code msg_en.properties}. */
@MessageBundle
public interface Words {

    String counterName();

    String groupName();

    String skipToContent();

    String languageSwitch();

    String mainMenu();

    String navTopics();

    String navContact();

    String navReceipt();

    String navPolicy();

    String footPromise();

    String footStop();

    String leavesSite();

    String staleText();

    String notEncryptedTitle();

    String notEncryptedText();

    String listComma();

    String required();

    String optional();

    String phone();

    String japanese();

    String english();

    String inBoth();

    String inJapanese();

    String inEnglish();

    String kindNewsletter();

    String kindPressRelease();

    String kindPromotion();

    String kindServiceNotice();

    String kindOther();

    String errorPrefix();

    String summaryTitle();

    String summaryKept();

    String homeTitle();

    String homeLead();

    String homeVisit();

    String homeCanDo();

    String homeTopics();

    String homeCompanies();

    String readPolicy();

    String companySite();

    String doorSubscribe();

    String doorSubscribeText();

    String doorChange();

    String doorChangeText();

    String doorStop();

    String doorStopText();

    String doorReceipt();

    String doorReceiptText();

    String topicsTitle();

    String topicsLead();

    String topicsNone();

    String chooseAndSubscribe();

    String topicFrom();

    String topicKind();

    String topicRhythm();

    String topicLanguages();

    String topicLeave();

    String topicLeaveText();

    String topicClosed();

    String subscribeThis();

    String stopThisMail();

    String noticeTitle();

    String noticeWho();

    String noticeWhich();

    String noticeWhat();

    String noticeHowLong();

    String noticeWhoElse();

    String noticeStop();

    String noticeSection();

    String noticePolicy();

    String noticeExact();

    String noticeRevision(int n);

    String policyVersionLink(int n);

    String toHome();

    String contactTitle();

    String contactLead();

    String contactReason();

    String reasonUnsubscribe();

    String reasonChange();

    String reasonData();

    String reasonPolicy();

    String reasonOther();

    String contactNext();

    String stopFormLead();

    String whichCompany();

    String stopAddress();

    String stopAddressHint();

    String stopNoticeTitle();

    String stopNotice();

    String stopFormButton();

    String contactWhere();

    String whereChange();

    String whereData();

    String wherePolicy();

    String whereOther();

    String stopSentTitle();

    String stopSentLead(String company);

    String stopSentMail();

    String stopSentSame();

    String policyNone();

    String policyOld();

    String policyToCurrent();

    String policyVersion();

    String policyFrom();

    String policyCovers();

    String purposesTitle();

    String purposeWhat();

    String purposeHowLong();

    String archiveTitle();

    String archiveNone();

    String receiptTitle();

    String receiptLead();

    String receiptPaste();

    String receiptPasteHint();

    String receiptFile();

    String receiptFileHint();

    String receiptButton();

    String receiptNothingKept();

    String receiptAnother();

    String receiptValid();

    String receiptInvalid();

    String receiptInvalidText();

    String receiptCompany();

    String receiptTopic();

    String receiptAsked();

    String receiptGiven();

    String receiptNow();

    String receiptStands();

    String receiptWithdrawn();

    String receiptStandUnknown();

    String receiptLog();

    String receiptLogProved(long entry, String time, long size);

    String receiptLogPending();

    String receiptLogErased(long entry, String time);

    String receiptLogBroken();

    String receiptLogNone();

    String errorNumber(int n);

    String traceText();

    String problemKind();

    String problemStatus();

    String tryAgain();
}
