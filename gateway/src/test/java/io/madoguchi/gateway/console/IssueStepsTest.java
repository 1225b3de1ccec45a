package io.madoguchi.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.Counts;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueStepsTest {

    private static final ConsoleWords WORDS = (ConsoleWords) java.lang.reflect.Proxy.newProxyInstance(
            ConsoleWords.class.getClassLoader(),
            new Class<?>[] {ConsoleWords.class},
            (p, method, a) -> method.getName());

    private static final Person EDITOR = new Person("emi", "", true, false);
    private static final Person APPROVER = new Person("ana", "", false, true);
    private static final Person AUDITOR = new Person("aki", "", false, false);

    private static IssueView issue(String state, String author) {
        return new IssueView(
                "1", "aoba", "t", null, 1, state, author, null, null, null, null, null, 0, null, null, null, null,
                null);
    }

    @Test
    void whoWroteItIsNotOfferedToApproveIt() {
        IssueSteps own = IssueSteps.of(issue("REVIEWED", "ana"), APPROVER);
        IssueSteps others = IssueSteps.of(issue("REVIEWED", "emi"), APPROVER);

        assertThat(own.approve()).isFalse();
        assertThat(own.own()).isTrue();
        assertThat(others.approve()).isTrue();
        assertThat(others.own()).isFalse();
        assertThat(IssueSteps.of(issue("REVIEWED", "emi"), EDITOR).own())
                .as("whoever handed it in is told to ask a colleague")
                .isTrue();
    }

    @Test
    void onlyAnEditorHandsInADraft() {
        assertThat(IssueSteps.of(issue("DRAFT", "emi"), EDITOR).review()).isTrue();
        assertThat(IssueSteps.of(issue("DRAFT", "emi"), APPROVER).review()).isFalse();
    }

    @Test
    void onlyWhatIsBeingSentCanBePutOnHold() {
        assertThat(IssueSteps.of(issue("SCHEDULED", "emi"), EDITOR))
                .returns(false, IssueSteps::hold)
                .returns(true, IssueSteps::stop);
        assertThat(IssueSteps.of(issue("SENDING", "emi"), EDITOR).hold()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "REVIEWED", "APPROVED", "SCHEDULED", "SENDING", "HELD", "COMPLETED", "STOPPED"})
    void anAuditorOnlyReads(String state) {
        assertThat(IssueSteps.of(issue(state, "emi"), AUDITOR))
                .isEqualTo(new IssueSteps(
                        false, false, false, false, false, false, false, false, false, false, false, false))
                .returns(true, IssueSteps::none);
    }

    @Test
    void theProofBarAddsUpToWhatWasPlanned() {
        ProofBar bar = ProofBar.of(new Counts(200, 100, 20, 30, 0, 10, 40), WORDS);

        assertThat(bar.complete()).isTrue();
        assertThat(bar.parts())
                .extracting(ProofBar.Part::x)
                .isEqualTo(List.of("0.00", "500.00", "600.00", "750.00", "750.00", "800.00"));
        assertThat(bar.parts()).extracting(ProofBar.Part::share).startsWith("50.0 %", "10.0 %");
    }

    @Test
    void aSumThatIsNotThePlanIsSaid() {
        assertThat(ProofBar.of(new Counts(10, 4, 0, 0, 0, 0, 5), WORDS).missing())
                .isEqualTo(1);
    }
}
