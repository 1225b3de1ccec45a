package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A proof is counted again: the right one holds for its receipt alone, and any change breaks it. */
class LogProofTest {

    private static final String RECEIPT = "eyJhbGciOiJFUzI1NiJ9.e30.AAAA";

    @Test
    void everyPlaceOfEveryTreeIsProvedAndOnlyForThisReceipt() {
        for (int size = 1; size <= 33; size++) {
            for (int index = 0; index < size; index++) {
                String proof = Trees.proof(RECEIPT, index, size);

                assertThat(LogProof.holds(proof, RECEIPT, index, size))
                        .as("%d of %d", index, size)
                        .isTrue();
                assertThat(LogProof.holds(proof, RECEIPT + "x", index, size)).isFalse();
                assertThat(LogProof.holds(proof, RECEIPT, index + 1, size)).isFalse();
                assertThat(LogProof.holds(proof, RECEIPT, index, size + 1)).isFalse();
            }
        }
    }

    /** Up to the signature, which is for those who keep the key of the log. */
    @Test
    void noChangedCharacterHolds() {
        String proof = Trees.proof(RECEIPT, 5, 13);
        int end = proof.indexOf("\n\n") + "\n\nlog.example.jp\n13\n".length() + 42;
        int changed = 0;
        for (int i = 0; i < end; i++) {
            if (Character.isLetterOrDigit(proof.charAt(i)) && !isInOrigin(proof, i)) {
                // the last character before = has bits that say nothing: A and Q differ in one that does
                char other = proof.charAt(i) == 'A' ? 'Q' : 'A';
                assertThat(LogProof.holds(proof.substring(0, i) + other + proof.substring(i + 1), RECEIPT, 5, 13))
                        .as("character %d", i)
                        .isFalse();
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(300);
    }

    @Test
    void whatIsNoProofProvesNothing() {
        for (String text : new String[] {"", "\n\n", "c2sp.org/tlog-proof@v1\n\nx\n1\nAAAA\n", "x".repeat(10_000)}) {
            assertThat(LogProof.holds(text, RECEIPT, 0, 1)).isFalse();
        }
    }

    private static boolean isInOrigin(String proof, int i) {
        int origin = proof.indexOf("log.example.jp");
        return i >= origin && i < origin + "log.example.jp".length();
    }
}
