package io.madoguchi.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.kill.Entry.Outcome;
import io.madoguchi.acceptance.kill.FarEnd.Given;
import io.madoguchi.acceptance.kill.FarEnd.Kind;
import io.madoguchi.acceptance.kill.FarEnd.Letter;
import io.madoguchi.acceptance.kill.FarEnd.ReaderEnd;
import io.madoguchi.acceptance.kill.FarEnd.Received;
import io.madoguchi.acceptance.kill.Finding.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planted faults: a checker that finds nothing in them would let anything pass. */
class CheckerTest {

    private static final String READER = "reader@example.jp";
    private static final String ISSUE = "issue-1";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Entry> history = new ArrayList<>();
    private final List<Received> mails = new ArrayList<>();
    private final List<Letter> unknown = new ArrayList<>();
    private final List<Given> consents = new ArrayList<>();
    private String subscription = "ENDED";
    private long unsent = 0;

    CheckerTest() {
        told(0, Step.SIGN_UP);
        told(10, Step.CONFIRM);
        told(20, Step.SEND);
        told(30, Step.UNSUBSCRIBE);
        mails.add(mail("a", Kind.CONFIRMATION, 1));
        mails.add(mail("b", Kind.WELCOME, 11));
        mails.add(mail("c", Kind.ISSUE, 21));
        consents.add(new Given("episode", "WITHDRAWN"));
    }

    @Test
    void aCleanJourneyHasNoFindings() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void aLostSignUpIsFound() {
        mails.removeIf(mail -> mail.letter().kind() == Kind.CONFIRMATION);

        assertThat(faults()).containsExactly(Fault.LOST);
    }

    @Test
    void aMailThatIsListedAsUnknownIsNotLost() {
        mails.removeIf(mail -> mail.letter().kind() == Kind.CONFIRMATION);
        unknown.add(Letter.of(Kind.CONFIRMATION));

        assertThat(faults()).isEmpty();
    }

    @Test
    void aLostConfirmationIsFound() {
        consents.clear();

        assertThat(faults()).containsExactly(Fault.LOST);
    }

    @Test
    void aLostReceiptIsFound() {
        mails.removeIf(mail -> mail.letter().kind() == Kind.WELCOME);

        assertThat(faults()).containsExactly(Fault.LOST);
    }

    @Test
    void aLostIssueIsFound() {
        mails.removeIf(mail -> mail.letter().kind() == Kind.ISSUE);

        assertThat(faults()).containsExactly(Fault.LOST);
    }

    @Test
    void aDoubledMailIsFound() {
        mails.add(mail("c", Kind.ISSUE, 22));

        assertThat(faults()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void aSecondConfirmationUnderAnotherMessageIdIsFound() {
        mails.add(mail("other", Kind.CONFIRMATION, 2));

        assertThat(faults()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void anEventThatTookEffectTwiceIsFound() {
        consents.add(new Given("episode", "WITHDRAWN"));

        assertThat(faults()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void aMailAfterTheAcknowledgedStopIsFound() {
        mails.add(mail("d", Kind.ISSUE, 31));

        assertThat(faults()).containsExactly(Fault.LATE);
    }

    @Test
    void aServiceMailAfterTheStopIsAllowed() {
        mails.add(mail("d", Kind.SERVICE, 31));

        assertThat(faults()).isEmpty();
    }

    @Test
    void aLostWithdrawalIsFound() {
        history.removeIf(entry -> entry.step() == Step.UNSUBSCRIBE);
        told(40, Step.WITHDRAW);
        consents.set(0, new Given("episode", "GIVEN"));

        assertThat(faults()).containsExactly(Fault.WRONG_STATE);
    }

    @Test
    void aRecordedWithdrawalHasItsSecondsAndNoMore() {
        history.removeIf(entry -> entry.step() == Step.UNSUBSCRIBE);
        note(39, Step.WITHDRAW, Outcome.ASKED);
        note(40, Step.WITHDRAW, Outcome.RECORDED);
        mails.add(mail("d", Kind.ISSUE, 49));
        assertThat(faults()).isEmpty();

        mails.add(mail("e", Kind.ISSUE, 51));
        assertThat(faults()).containsExactly(Fault.LATE);
    }

    @Test
    void aSubscriptionThatSurvivedTheUnsubscribeIsFound() {
        subscription = "ACTIVE";

        assertThat(faults()).containsExactly(Fault.WRONG_STATE);
    }

    @Test
    void aReaderWhoNeverLeftMustStillBeSubscribed() {
        history.removeIf(entry -> entry.step() == Step.UNSUBSCRIBE);

        assertThat(faults()).containsExactly(Fault.WRONG_STATE, Fault.WRONG_STATE);
    }

    @Test
    void anUnsubscribeWithoutAnAnswerMayHaveEitherEnd() {
        history.removeIf(entry -> entry.step() == Step.UNSUBSCRIBE);
        note(30, Step.UNSUBSCRIBE, Outcome.ASKED);
        note(31, Step.UNSUBSCRIBE, Outcome.GIVEN_UP);

        assertThat(faults()).isEmpty();
    }

    @Test
    void anEventThatNeverLeftIsFound() {
        unsent = 1;

        assertThat(faults()).containsExactly(Fault.LEFT_OVER);
    }

    private List<Fault> faults() {
        FarEnd end = new FarEnd(
                Map.of(READER, new ReaderEnd(mails, unknown, Map.of("episode", subscription), consents)),
                Map.of("subscription-service", unsent));
        return Checker.findings(history, end).stream().map(Finding::fault).toList();
    }

    private void told(int second, Step step) {
        note(second - 1, step, Outcome.ASKED);
        note(second, step, Outcome.ACKNOWLEDGED);
    }

    private void note(int second, Step step, Outcome outcome) {
        String detail = step == Step.SEND ? ISSUE : outcome == Outcome.RECORDED ? "10" : "";
        history.add(new Entry(NOON.plusSeconds(second), 1, READER, step, outcome, detail));
    }

    /** Every issue mail of these tests is the one that was acknowledged, unless it comes after the end. */
    private static Received mail(String messageId, Kind kind, int second) {
        String about = kind != Kind.ISSUE ? "" : second > 30 ? "a later issue " + second : ISSUE;
        return new Received(messageId, new Letter(kind, about), NOON.plusSeconds(second));
    }
}
