/** The signed one-time field of HTML forms, which becomes the Idempotency-Key of the command. */
@NullMarked
package io.madoguchi.gateway.forms;

import org.jspecify.annotations.NullMarked;
