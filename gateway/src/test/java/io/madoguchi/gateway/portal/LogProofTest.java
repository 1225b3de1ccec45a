package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A proof is counted again: the right one holds for its receipt alone, and any change breaks it. */
class LogProofTest {

    private static final String RECEIPT = "eyJhbGciOiJFUzI1NiJ9.e30.AAAA";

    @Test
    void everyPlaceOfEveryTreeIsProvedAndOnlyForThisReceipt() {
        for (int size = 1; size <= 33; size++) {
            for (int index = 0; index < size; index++) {
                String proof = Trees.proof(RECEIPT, index, size);

                assertThat(holds(proof, RECEIPT, index, size))
                        .as("%d of %d", index, size)
                        .isTrue();
                assertThat(holds(proof, RECEIPT + "x", index, size)).isFalse();
                assertThat(holds(proof, RECEIPT, index + 1, size)).isFalse();
                assertThat(holds(proof, RECEIPT, index, size + 1)).isFalse();
            }
        }
    }

    @Test
    void noChangedCharacterHolds() {
        String proof = Trees.proof(RECEIPT, 5, 13);
        int changed = 0;
        for (int i = 0; i < proof.length(); i++) {
            if (Character.isLetterOrDigit(proof.charAt(i))) {
                // the last character before = has bits that say nothing: A and Q differ in one that does
                char other = proof.charAt(i) == 'A' ? 'Q' : 'A';
                assertThat(holds(proof.substring(0, i) + other + proof.substring(i + 1), RECEIPT, 5, 13))
                        .as("character %d", i)
                        .isFalse();
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(400);
    }

    @Test
    void noBitOfTheSignatureMayDiffer() {
        String proof = Trees.proof(RECEIPT, 2, 7);
        int at = proof.lastIndexOf(' ') + 1;
        byte[] signature = Base64.getDecoder().decode(proof.substring(at).strip());
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String forged = proof.substring(0, at) + Base64.getEncoder().encodeToString(changed) + "\n";

            assertThat(holds(forged, RECEIPT, 2, 7)).as("bit %d", bit).isFalse();
        }
    }

    /** A whole tree of somebody else's, right in itself: only the key tells. */
    @Test
    void whatAnotherKeySignedOrNobodyProvesNothing() {
        String proof = Trees.proof(RECEIPT, 3, 9);
        int note = proof.indexOf("\n\n") + 2;
        int end = proof.lastIndexOf("\n\n") + 1;
        String text = proof.substring(note, end);
        String another = proof.substring(0, note) + Trees.signed(text, "log.example.jp", Trees.newKey());

        assertThat(LogProof.holds(proof, RECEIPT, 3, 9, Trees.verifier("log.example.jp", Trees.newKey())))
                .isFalse();
        assertThat(holds(another, RECEIPT, 3, 9)).isFalse();
        assertThat(holds(proof.substring(0, end), RECEIPT, 3, 9)).isFalse();
        assertThat(holds(proof.substring(0, end) + "\n", RECEIPT, 3, 9)).isFalse();
        for (String published : new String[] {"", "log.example.jp", Trees.KEY.replace("log.", "lag."), "a+00+AA=="}) {
            assertThat(LogProof.holds(proof, RECEIPT, 3, 9, published)).isFalse();
        }
        assertThat(holds(another + proof.substring(end + 1), RECEIPT, 3, 9))
                .as("a witness may sign too")
                .isTrue();
    }

    @Test
    void anotherOriginOrAnotherRootIsNotTheLogs() {
        String proof = Trees.proof(RECEIPT, 0, 2);
        String later = Trees.proof(RECEIPT + "x", 0, 2);
        String note = proof.substring(proof.indexOf("\n\n"));

        assertThat(holds(Trees.proof(RECEIPT, 0, 2, "log.example.com"), RECEIPT, 0, 2))
                .isFalse();
        assertThat(holds(later.substring(0, later.indexOf("\n\n")) + note, RECEIPT + "x", 0, 2))
                .as("a signed root of other entries")
                .isFalse();
    }

    /** The example in the documentation of golang.org/x/mod/sumdb/note, which nobody here has made. */
    @Test
    void aGenuineNoteOfOthersIsRead() throws GeneralSecurityException {
        LogKey key = LogKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String note = "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n\n\u2014 PeterNeumann"
                + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        assertThat(key.signed(note)).isTrue();
        assertThat(key.signed(note.replace("answer", "Answer"))).isFalse();
    }

    @Test
    void whatIsNoProofProvesNothing() {
        for (String text : new String[] {"", "\n\n", "c2sp.org/tlog-proof@v1\n\nx\n1\nAAAA\n", "x".repeat(10_000)}) {
            assertThat(holds(text, RECEIPT, 0, 1)).isFalse();
        }
    }

    private static boolean holds(String proof, String receipt, long index, long size) {
        return LogProof.holds(proof, receipt, index, size, Trees.KEY);
    }
}
