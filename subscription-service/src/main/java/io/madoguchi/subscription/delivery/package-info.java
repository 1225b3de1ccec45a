/** Mails as rows of a ledger: queued in the business transaction, sent once, and settled or listed as unknown. */
@NullMarked
package io.madoguchi.subscription.delivery;

import org.jspecify.annotations.NullMarked;
