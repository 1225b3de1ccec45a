package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the sending desk; the texts are in {@code messages/sending_ja.properties} and {@code sending_en.properties}. */
@MessageBundle("sending")
public interface SendingDeskWords {

    String nav();

    String title();

    String lead();

    String identities();

    String add();

    String name();

    String company();

    String house();

    String from();

    String relay();

    String state();

    String stateReady();

    String stateUntested();

    String stateKey();

    String stateCommitment();

    String whyUntested();

    String whyKey();

    String whyCommitment();

    String armed();

    String unarmed();

    String refusalPlace();

    String refusalOlder();

    String refusalLook();

    String arming();

    String reason();

    String waiting();

    String waitingUnknown();

    String waitingPlanned();

    String arm();

    String lanes();

    String lanesLead();

    String lanesNone();

    String provider();

    String rate();

    String underWay();

    String paused();

    String circuitClosed();

    String circuitOpen();

    String circuitHalf();

    String pause();

    String go();

    String edit();

    String given();

    String encryption();

    String encStarttls();

    String encTls();

    String encNone();

    String encOffered();

    String host();

    String port();

    String ca();

    String caHint();

    String user();

    String secret();

    String secretHint();

    String senderName();

    String senderNameHint();

    String returnDomain();

    String returnHint();

    String dkimDomain();

    String dkimHint();

    String selectors();

    String selectorsHint(String zone);

    String vendor();

    String vendorNone();

    String vendorUnbound();

    String save();

    String testTitle();

    String testLead();

    String testedAt();

    String testTo();

    String testSend();

    String saidAccepted();

    String saidNoKey();

    String saidNoFile();

    String saidNotReached();

    String saidNotTrusted();

    String saidNotEncrypted();

    String saidNotSignedIn();

    String saidRefused();

    String reply();

    String dnsTitle();

    String dnsLead();

    String dnsAsk();

    String dnsAskedAt(String time);

    String record();

    String expected();

    String found();

    String foundNone();

    String expectedYours();

    String expectedBack();

    String fFine();

    String fMissing();

    String fDifferent();

    String fSeveral();

    String fLookups();

    String fBroken();

    String fRevoked();

    String fOther();

    String fNullMx();

    String fNotConfirmed();

    String fNotNeeded();

    String fNotAnswered();

    String faultEmpty(String what);

    String faultBoth();

    String faultPort();

    String faultSelectors();

    String faultField();

    String faultTaken();

    String faultAddress();
}
