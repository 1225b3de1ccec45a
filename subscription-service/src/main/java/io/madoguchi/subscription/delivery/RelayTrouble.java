package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.TestResult.Verdict;
import java.net.ProtocolException;

/** Why a relay cannot be used, by what is to be done about it. */
final class RelayTrouble extends ProtocolException {

    private static final long serialVersionUID = 1L;

    final Verdict verdict;

    RelayTrouble(Verdict verdict, String message) {
        super(message);
        this.verdict = verdict;
    }
}
