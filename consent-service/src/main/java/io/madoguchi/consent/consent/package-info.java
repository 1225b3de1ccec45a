/** Consents: the opt-in episodes, their append-only events, the current state, withdrawal and receipts. */
@NullMarked
package io.madoguchi.consent.consent;

import org.jspecify.annotations.NullMarked;
