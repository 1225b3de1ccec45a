package io.madoguchi.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions about a use of our own cost nothing more than before: here is nothing that could be read. */
class ReceivingTest {

    private final Receiving receiving = new Receiving(null, null, null, null);

    @Test
    void aQuestionWithoutARecipientReadsNoRegisterAndNoConsent() {
        for (Operation operation : List.of(Operation.USE, Operation.STATISTICS)) {
            Frame frame = frame(FactsOf.asked(operation));

            assertThat(receiving.of(frame)).isSameAs(frame);
            assertThat(receiving.passing(frame, "1.x", FactsOf.consented())).isNull();
        }
    }

    @Test
    void oneWithARecipientDoes() {
        Facts.Asked named = new Facts.Asked(
                FactsOf.PURPOSE, Operation.USE, List.of(), new UUID(4, 1), null, FactsOf.NOW, FactsOf.NOW);

        assertThatThrownBy(() -> receiving.of(frame(named))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> receiving.of(frame(FactsOf.asked(Operation.DISCLOSE))))
                .isInstanceOf(RuntimeException.class);
    }

    private static Frame frame(Facts.Asked asked) {
        return new Frame(null, asked, null, null, List.of(), null);
    }
}
