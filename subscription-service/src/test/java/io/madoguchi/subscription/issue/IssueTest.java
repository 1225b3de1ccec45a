package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.problems.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IssueTest {

    private static final Hand EMI = new Hand("emi-id", "emi");
    private static final Hand KEN = new Hand("ken-id", "ken");
    private static final Hand ANA = new Hand("ana-id", "ana");
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    /** Every command, and the states from which the issue may go which way. */
    private static final List<Map.Entry<Consumer<Issue>, Map<IssueState, IssueState>>> COMMANDS = List.of(
            Map.entry(Issue::review, Map.of(IssueState.DRAFT, IssueState.REVIEWED)),
            Map.entry(issue -> issue.approve(ANA), Map.of(IssueState.REVIEWED, IssueState.APPROVED)),
            Map.entry(issue -> issue.reject("no"), Map.of(IssueState.REVIEWED, IssueState.DRAFT)),
            Map.entry(
                    issue -> issue.schedule(NOW),
                    Map.of(IssueState.APPROVED, IssueState.SCHEDULED, IssueState.SCHEDULED, IssueState.SCHEDULED)),
            Map.entry(
                    Issue::plan,
                    Map.of(IssueState.SCHEDULED, IssueState.PLANNING, IssueState.PLANNING, IssueState.PLANNING)),
            Map.entry(issue -> issue.send(NOW), Map.of(IssueState.PLANNING, IssueState.SENDING)),
            Map.entry(Issue::hold, Map.of(IssueState.SENDING, IssueState.HELD, IssueState.HELD, IssueState.HELD)),
            Map.entry(
                    Issue::resume, Map.of(IssueState.HELD, IssueState.SENDING, IssueState.SENDING, IssueState.SENDING)),
            Map.entry(
                    Issue::stop,
                    Map.of(
                            IssueState.APPROVED, IssueState.STOPPED,
                            IssueState.SCHEDULED, IssueState.STOPPED,
                            IssueState.PLANNING, IssueState.STOPPED,
                            IssueState.SENDING, IssueState.STOPPED,
                            IssueState.HELD, IssueState.STOPPED,
                            IssueState.STOPPED, IssueState.STOPPED)),
            Map.entry(Issue::complete, Map.of(IssueState.SENDING, IssueState.COMPLETED)),
            Map.entry(
                    issue -> issue.rewrite(Map.of("en", new IssueVariant("S2", "B2")), KEN),
                    Map.of(IssueState.DRAFT, IssueState.DRAFT)));

    @Property(tries = 500)
    void onlyTheWaysOfThePlanLeadOn(@ForAll @Size(max = 40) List<@IntRange(max = 10) Integer> commands) {
        Issue issue = draft();
        for (int i : commands) {
            IssueState before = issue.state;
            IssueState expected = COMMANDS.get(i).getValue().get(before);

            try {
                COMMANDS.get(i).getKey().accept(issue);
                assertThat(issue.state).isEqualTo(expected);
            } catch (ProblemException e) {
                assertThat(expected).as("%s from %s", i, before).isNull();
                assertThat(issue.state).isEqualTo(before);
            }

            boolean out = !Set.of(IssueState.DRAFT, IssueState.REVIEWED).contains(issue.state);
            assertThat(issue.contentHash != null || !out).isTrue();
            assertThat(!out || issue.isAsApproved())
                    .as("what goes out is what was approved")
                    .isTrue();
        }
    }

    @Example
    void whoWroteInItCannotApproveIt() {
        Issue issue = draft();
        issue.rewrite(Map.of("ja", new IssueVariant("件名", "本文")), KEN);
        issue.review();

        for (Hand writer : List.of(EMI, KEN, new Hand("emi-id", "emi-under-another-name"))) {
            assertThatThrownBy(() -> issue.approve(writer)).isInstanceOf(ProblemException.class);
        }
        issue.approve(ANA);

        assertThat(issue.approver).isEqualTo("ana");
    }

    @Example
    void aReaderGetsTheirLanguageOrTheOther() {
        Issue issue = draft();
        assertThat(issue.variant(Locale.JAPANESE).subject()).isEqualTo("S");
        assertThat(issue.written(Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);

        issue.rewrite(Map.of("en", new IssueVariant("S", "B"), "ja", new IssueVariant("件名", "本文")), EMI);

        assertThat(issue.variant(Locale.JAPANESE).subject()).isEqualTo("件名");
        assertThat(issue.variant(Locale.ENGLISH).subject()).isEqualTo("S");
    }

    @Example
    void noWordMovesBetweenSubjectAndBodyUnnoticed() {
        UUID topic = UUID.randomUUID();

        assertThat(ContentHash.of(topic, Map.of("en", new IssueVariant("ab", "c")), IssueTerms.PLAIN))
                .isNotEqualTo(ContentHash.of(topic, Map.of("en", new IssueVariant("a", "bc")), IssueTerms.PLAIN))
                .startsWith("sha256-");
    }

    private static Issue draft() {
        Issue issue = new Issue();
        issue.id = UUID.randomUUID();
        issue.topic = UUID.randomUUID();
        issue.state = IssueState.DRAFT;
        issue.author = EMI.name();
        issue.hands = new String[] {EMI.subject()};
        issue.variants = new HashMap<>(Map.of("en", new IssueVariant("S", "B")));
        return issue;
    }
}
