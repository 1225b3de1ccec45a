/** What is checked before an issue may go to a second person: findings with their place and the rule they rest on. */
@NullMarked
package io.madoguchi.subscription.preflight;

import org.jspecify.annotations.NullMarked;
