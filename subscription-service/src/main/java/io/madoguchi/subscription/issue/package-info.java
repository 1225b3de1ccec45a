/** Issues of a topic: written in two languages, approved by a second person, sent, held, stopped, counted. */
@NullMarked
package io.madoguchi.subscription.issue;

import org.jspecify.annotations.NullMarked;
