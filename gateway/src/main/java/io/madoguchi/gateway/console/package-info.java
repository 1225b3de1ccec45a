/** The staff pages: what waits, topics, issues and the deliveries whose outcome is not known. */
@NullMarked
package io.madoguchi.gateway.console;

import org.jspecify.annotations.NullMarked;
