/** The page of choices behind a link: languages, pauses, stops and new topics. */
@NullMarked
package io.madoguchi.subscription.preference;

import org.jspecify.annotations.NullMarked;
