package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the proof of an issue; the texts are in {@code messages/proofdesk_ja.properties} and {@code proofdesk_en.properties}. */
@MessageBundle("proofdesk")
public interface ProofDeskWords {

    String link();

    String title(String issue);

    String asOf(String time);

    String rate(long mails);

    String doneAt(String time);

    String measuring();

    String refreshed();

    String stopRefresh();

    String startRefresh();

    String waiting();

    String why();

    String provider();

    String mails();

    String next();

    String soon();

    String sample();

    String underWay();

    String issueHeld();

    String notArmed();

    String notHeard();

    String identityNotReady();

    String lanePaused();

    String circuitOpen();

    String laneFull();

    String againLater();

    String inLine();

    String recipients();

    String filter();

    String all();

    String none();

    String person();

    String state();

    String changed();

    String attempts();

    String messageId();

    String inHand();

    String putOff();

    String again();

    String againText();

    String againState();

    String againReason();

    String againReasonHint();

    String againDo();

    String againDone();

    String faultReason();

    String faultState();

    String resends();
}
