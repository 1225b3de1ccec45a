package io.madoguchi.gateway.portal;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the forms and of the links in mails, with what a form says when something must change. */
@MessageBundle("say")
public interface FormWords {

    String subscribeTitle();

    String subscribeLead(String company);

    String stepsLabel();

    String stepForm();

    String stepMail();

    String stepDone();

    String stepIsDone();

    String whichTopics();

    String whichTopicsHint();

    String otherForms();

    String address();

    String addressHint();

    String name();

    String nameHint();

    String mailLanguage();

    String ageQuestion();

    String ageHint();

    String ageUnder(int n);

    String ageOver(int n);

    String leaveEmpty();

    String subscribeButton();

    String subscribeAfter();

    String faultTopics();

    String faultTopicsUnknown();

    String faultAddress();

    String faultAddressShape();

    String faultName();

    String faultNameMissing();

    String faultAge();

    String faultWebsite();

    String faultTooFast();

    String faultOnce();

    String faultNoticeChanged();

    String faultWait(int n);

    String faultOther();

    String faultClosed();

    String faultCompany();

    String sentTitle();

    String sentLead();

    String sentNext();

    String sentNothingTitle();

    String sentNothingSpam();

    String sentNothingTypo();

    String sentNothingHave();

    String sentNothingWait();

    String sentSame();

    String backToTopics();

    String youngTitle();

    String youngLead(int n);

    String youngKept();

    String confirmTitle();

    String confirmLead();

    String confirmWhat();

    String confirmButton();

    String confirmNot();

    String confirmedTitle();

    String confirmedLead();

    String confirmedReceipt();

    String toChoices();

    String confirmedChoices();

    String linkUsedTitle();

    String linkUsedLead();

    String linkUsedNext();

    String linkExpiredTitle();

    String linkExpiredLead();

    String linkExpiredNext();

    String linkUnknownTitle();

    String linkUnknownLead();

    String linkUnknownNext();

    String subscribeAgain();

    String stopWithAddress();

    String choicesTitle();

    String choicesFor(String address);

    String choicesLead();

    String choicesYours();

    String choicesNone();

    String stateActive();

    String statePaused();

    String statePending();

    String statePendingText();

    String stateEnded();

    String sinceDay(String day);

    String untilDay(String day);

    String pauseMonth();

    String stopOne();

    String resume();

    String receiptNumber();

    String receiptDownload();

    String stopAllTitle();

    String stopAllText();

    String stopAll();

    String othersTitle();

    String othersText();

    String addTopic();

    String saveLanguage();

    String donePaused();

    String doneActive();

    String donePending();

    String doneEnded();

    String doneAll();

    String doneLanguage();

    String unsubscribeTitle();

    String unsubscribeLead();

    String unsubscribeWhat();

    String unsubscribeButton();

    String unsubscribeAtOnce();

    String unsubscribeAllText();

    String unsubscribeAllButton();

    String stoppedTitle();

    String stoppedLead();

    String stoppedAllLead();

    String stoppedSince();

    String stoppedMistake();

    String stoppedAgain();

    String undoTitle();

    String undoLead();

    String undoButton();

    String undoNot();

    String undoneTitle();

    String undoneLead();

    String objectionTitle();

    String objectionLead();

    String objectionUses();

    String objectionStarts(String day);

    String objectionButton();

    String objectionElse();

    String ownNameTitle();

    String ownNameLead();

    String ownNameButton();

    String ownNameElse(String day);

    String ownNameDoneTitle();

    String ownNameDoneLead();

    String objectedTitle();

    String objectedLead();

    String faultReceipt();

    String faultReceiptLong();

    String faultAway();
}
