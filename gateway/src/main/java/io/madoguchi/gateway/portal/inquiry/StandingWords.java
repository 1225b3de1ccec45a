package io.madoguchi.gateway.portal.inquiry;

import io.quarkus.qute.i18n.MessageBundle;

/** The words for where a case stands; the texts are in {@code messages/standing_ja.properties} and {@code standing_en.properties}. */
@MessageBundle("standing")
public interface StandingWords {

    String phaseReceived();

    String phaseAcknowledged();

    String phaseRouted();

    String phaseWorking();

    String phaseReview();

    String phaseDecided();

    String phaseDelivering();

    String phaseAnswered();

    String phaseClosed();

    String phaseReopened();

    String phaseWithdrawn();

    String phaseMisdirected();

    String phaseSpam();

    String phaseDuplicate();

    String phaseNoReply();

    String waitingIdentity();

    String waitingParticulars();

    String waitingFee();

    String waitingMandate();

    String waitingSection();

    String waitingRecipient();

    String waitingCoolOff();

    String waitingHold();

    String waitingPost();

    String outcomesTitle();

    String outcomeOpen();

    String outcomeGranted();

    String outcomePartly();

    String outcomeRefused();

    String outcomeNotHeld();

    String outcomeAlternative();

    String outcomeExecuting();

    String outcomeExecuted();

    String outcomeVerified();

    String outcomeNotified();

    String outcomeWithdrawn();

    String clocksTitle();

    String clockAcknowledge();

    String clockAnswer();

    String clockLawsuit();

    String clockUntil(String day);

    String clockNotBegun();

    String clockRunning();

    String clockResting();

    String clockOverdue();

    String clockMet();

    String clockLate();

    String clockEnded();

    String clockRested(String day, String article);

    String clockExtended(String article);
}
