/** Contacts from cards and meetings: sealed here, told of by reference, and never put on a list (F1.2). */
@NullMarked
package io.madoguchi.subscription.contact;

import org.jspecify.annotations.NullMarked;
