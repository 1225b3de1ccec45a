/** The transparency log: one entry per fact, batched into a Merkle tree that anyone can audit (C2SP tlog-tiles). */
@NullMarked
package io.madoguchi.consent.ledger;

import org.jspecify.annotations.NullMarked;
