/** Separate usage contracts that come before the policy while they are in force (F7.4). */
@NullMarked
package io.madoguchi.consent.contract;

import org.jspecify.annotations.NullMarked;
