/** How facts leave and arrive: an outbox in the business transaction, a relay to Kafka, an inbox, and commands that run once. */
@NullMarked
package io.madoguchi.events;

import org.jspecify.annotations.NullMarked;
