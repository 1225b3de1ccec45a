/** Withdrawals that arrive: recipients are told by signed webhooks until each has confirmed, and the person sees how many. */
@NullMarked
package io.madoguchi.consent.webhook;

import org.jspecify.annotations.NullMarked;
