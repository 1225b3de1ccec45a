package io.madoguchi.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.PromotionStaffDesk.Behind;
import io.madoguchi.gateway.console.PromotionStaffDesk.PromotionView;
import io.madoguchi.gateway.console.PromotionStaffDesk.RulesDraft;
import io.madoguchi.gateway.portal.desk.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody is shown a button that their role, the state or their own hand forbids. */
class PromotionStepsTest {

    private static final Bilingual TEXT = new Bilingual("文", "text");
    private static final Person EMI = new Person("emi", "", true, false);
    private static final Person ANA = new Person("ana", "", false, true);
    private static final Person BOTH = new Person("emi", "", true, true);

    @Test
    void aDraftIsChangedByEditorsAndPublishedByAnother() {
        assertThat(steps("DRAFT", "emi", EMI).edit()).isTrue();
        assertThat(steps("DRAFT", "emi", EMI).publish()).isFalse();
        assertThat(steps("DRAFT", "emi", ANA).edit()).isFalse();
        assertThat(steps("DRAFT", "emi", ANA).publish()).isTrue();
        assertThat(steps("DRAFT", "emi", BOTH).publish()).isFalse();
        assertThat(steps("DRAFT", "emi", BOTH).own()).isTrue();
    }

    @Test
    void aNewVersionOfTheRulesIsNotPublishedByWhoWroteIt() {
        assertThat(steps("PUBLISHED", "ana", ANA).publish()).isFalse();
        assertThat(steps("PUBLISHED", "ana", ANA).own()).isTrue();
        assertThat(steps("PUBLISHED", null, ANA).publish()).isFalse();
        assertThat(steps("PUBLISHED", null, EMI).rules()).isTrue();
        assertThat(steps("CLOSED", null, EMI).rules()).isFalse();
    }

    @Test
    void onlyAnApproverDraws() {
        assertThat(steps("CLOSED", null, EMI).state()).isTrue();
        assertThat(steps("CLOSED", null, EMI).draw()).isFalse();
        assertThat(steps("CLOSED", null, ANA).draw()).isTrue();
        assertThat(steps("DRAWN", null, ANA).draw()).isFalse();
        assertThat(steps("DRAWN", null, ANA).awards()).isTrue();
    }

    /** Written by emi; the rules that wait, if any, by {@code rulesBy}. */
    private static PromotionSteps steps(String state, @Nullable String rulesBy, Person person) {
        RulesDraft draft = rulesBy == null ? null : new RulesDraft(1, TEXT, rulesBy);
        Behind behind = new Behind("emi", draft, List.of(), List.of(), 0, null);
        return PromotionSteps.of(promotion(state, behind), behind, person);
    }

    private static PromotionView promotion(String state, Behind behind) {
        return new PromotionView(
                "id", "aoba", "OPEN", state, false, TEXT, "point", "purpose", null, null, "", "", TEXT, "", "", "",
                List.of(), 0, 1, 1, 1, 1, null, 1, behind);
    }
}
