package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words staff reads about readers and lists; the texts are in {@code messages/readerdesk_ja.properties} and {@code readerdesk_en.properties}. */
@MessageBundle("readerdesk")
public interface ReaderDeskWords {

    String nav();

    String title();

    String lead();

    String company();

    String sought();

    String reason();

    String search();

    String nobody();

    String lists();

    String listsLead();

    String suppressions();

    String suppressionsNone();

    String suppressionsLead();

    String count();

    String locale();

    String since();

    String stopped(String day);

    String suppressed(String day);

    String subscriptions();

    String topic();

    String state();

    String begun();

    String ended();

    String origin();

    String importLine(Integer line);

    String mails();

    String mailsNone();

    String mail();

    String time();

    String openings();

    String actions();

    String actionsLead();

    String until();

    String doOpen();

    String doPause();

    String doEnd();

    String listNew();

    String listsNone();

    String kind();

    String handed();

    String total();

    String file();

    String fileHint();

    String ground();

    String consentedOn();

    String how();

    String wording();

    String document();

    String age();

    String columns();

    String columnName(String column);

    String handIn();

    String checkText();

    String progress(int done, int total);

    String rate(Integer rate);

    String left(Long seconds);

    String look();

    String taken();

    String wouldTake();

    String known();

    String earlier();

    String wrong();

    String doRun();

    String doRunText();

    String report();

    String line();

    String field();

    String why();

    String more();

    String faultSought();

    String faultReason();

    String faultUntil();

    String faultFile();

    String faultGround();

    String faultList();

    String faultState();

    String kindRefusals();

    String kindSubscribers();

    String kindLinks();

    String stateOpen();

    String stateChecking();

    String stateChecked();

    String stateRunning();

    String stateDone();

    String stateBroken();

    String wayDouble();

    String wayForm();

    String wayPaper();

    String wayOral();

    String stateActive();

    String statePaused();

    String stateEnded();

    String endReader();

    String endOneClick();

    String endForm();

    String endMail();

    String endComplaint();

    String endWithdrawal();

    String endOperator();

    String cameForm();

    String cameApi();

    String cameImport();

    String keptBounce();

    String keptComplaint();

    String keptUnsubscribed();

    String keptRefused();

    String lookSearch();

    String lookAddress();

    String lookList();

    String lookSuppressions();

    String lookEnd();

    String lookPause();

    String mailNotWanted();

    String mailNobody();

    String mailIssueStopped();

    String mailUnwritable();

    String mailReAsk();

    String wholeCompany();

    String oneTopic();

    String suppressedTopic(String day);

    String scope();

    String pausedUntil(String day);
}
