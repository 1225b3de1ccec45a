package io.madoguchi.consent.ledger;

import java.util.Base64;
import java.util.List;

/** That the tree of one size holds the tree of a smaller one as its beginning (RFC 6962 section 2.1.2). */
record ConsistencyView(long from, long to, List<String> hashes) {

    static ConsistencyView of(long from, long to, List<byte[]> proof) {
        return new ConsistencyView(
                from,
                to,
                proof.stream().map(Base64.getEncoder()::encodeToString).toList());
    }
}
