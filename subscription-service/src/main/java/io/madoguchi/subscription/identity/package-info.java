/** Who mails come from: sending identities, whether they may carry an issue, and what the DNS must say of them. */
@NullMarked
package io.madoguchi.subscription.identity;

import org.jspecify.annotations.NullMarked;
