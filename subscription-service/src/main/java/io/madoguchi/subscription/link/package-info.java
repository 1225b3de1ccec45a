/** Links in mails: one token opens one thing for one purpose. */
@NullMarked
package io.madoguchi.subscription.link;

import org.jspecify.annotations.NullMarked;
