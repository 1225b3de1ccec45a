package io.madoguchi.consent.ledger;

import java.util.Base64;

/** The head of the tree at one size (C2SP tlog-checkpoint), before it is signed. */
record Checkpoint(String origin, long size, byte[] root) {

    String text() {
        return origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root) + '\n';
    }
}
