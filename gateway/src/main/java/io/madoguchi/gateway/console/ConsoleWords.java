package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the staff pages; the texts are in {@code messages/desk_ja.properties} and {@code desk_en.properties}. */
@MessageBundle("desk")
public interface ConsoleWords {

    String counter();

    String navHome();

    String navTopics();

    String navIssues();

    String navUnknown();

    String signOut();

    String signedInAs(String name);

    String menu();

    String homeTitle();

    String homeNothing();

    String homeReview();

    String homeDrafts();

    String homeApproved();

    String homeHeld();

    String homeRunning();

    String homeUnknown();

    String homeNew();

    String topicsTitle();

    String topicNew();

    String topicEdit();

    String topicName();

    String topicCompany();

    String topicState();

    String topicSlug();

    String topicKind();

    String topicDescription();

    String topicRhythm();

    String topicLanguages();

    String topicPoint();

    String topicPurpose();

    String topicSave();

    String topicOpen();

    String topicClose();

    String actions();

    String stateOpen();

    String stateClosed();

    String stateDraft();

    String stateReviewed();

    String stateApproved();

    String stateScheduled();

    String statePlanning();

    String stateSending();

    String stateHeld();

    String stateCompleted();

    String stateStopped();

    String issuesTitle();

    String more();

    String issuesNone();

    String issuesAll();

    String issuesFilter();

    String issueNumber(int n);

    String issueSubject();

    String issueBody();

    String issueNew();

    String issueEdit();

    String issueTopic();

    String issueTopicChoose();

    String issueLead();

    String issueSave();

    String issueHelpTitle();

    String helpHeading();

    String helpBold();

    String helpItem();

    String helpLink();

    String helpLinks();

    String issueAuthor();

    String issueApprover();

    String issueCreated();

    String issueScheduledFor();

    String issueRejection();

    String issueHash();

    String issueVariants();

    String issueMissing();

    String preview();

    String previewHtml();

    String previewText();

    String previewBack();

    String proofTitle();

    String proofText(long count);

    String proofOff(long gap);

    String planned();

    String accepted();

    String rejected();

    String suppressed();

    String expired();

    String unknown();

    String open();

    String count();

    String share();

    String doReview();

    String doReviewText();

    String doApprove();

    String doApproveText();

    String ownWork();

    String lookAgain();

    String nothingToDo();

    String doReject();

    String reason();

    String doSchedule();

    String scheduleAt();

    String scheduleZone(String zone);

    String doNow();

    String doHold();

    String doResume();

    String doStop();

    String doStopText();

    String doTest();

    String done();

    String doneTest();

    String unknownTitle();

    String unknownLead();

    String unknownNone();

    String mailConfirmation();

    String mailWelcome();

    String mailAlready();

    String mailStopped();

    String mailIssue();

    String mailTest();

    String mailChange();

    String unknownId();

    String unknownPerson();

    String unknownWhy();

    String unknownAt();

    String faultState();

    String faultOwn();

    String faultMail();

    String faultClosed();

    String faultReason();

    String faultTime();

    String faultVariant();

    String faultHalf();

    String faultTopic();

    String faultMeanwhile();

    String faultField(String what);

    String faultSlug();

    String faultOther();

    String faultAllowed();
}
