/** What comes back: reports of bounces and complaints, automatic replies, and mails that unsubscribe. */
@NullMarked
package io.madoguchi.subscription.returns;

import org.jspecify.annotations.NullMarked;
