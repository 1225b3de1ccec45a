/** The web archive: issues that were sent, for everybody to read, without a script. */
@NullMarked
package io.madoguchi.gateway.archive;

import org.jspecify.annotations.NullMarked;
