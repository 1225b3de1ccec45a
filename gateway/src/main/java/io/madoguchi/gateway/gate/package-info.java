/** What a request must be like before anything else looks at it, and what every answer carries. */
@NullMarked
package io.madoguchi.gateway.gate;

import org.jspecify.annotations.NullMarked;
