/** What a site leaves in a browser or learns from it, what a browser chose, and what is sent to others (E13, F7.1, F7.2). */
@NullMarked
package io.madoguchi.consent.cookie;

import org.jspecify.annotations.NullMarked;
