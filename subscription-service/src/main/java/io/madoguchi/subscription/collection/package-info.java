/** What this service knows of companies and collection points, from the facts of consent-service. */
@NullMarked
package io.madoguchi.subscription.collection;

import org.jspecify.annotations.NullMarked;
