/** What a reader chooses: topics, written and opened by editors. */
@NullMarked
package io.madoguchi.subscription.topic;

import org.jspecify.annotations.NullMarked;
