/** The mail catcher: an SMTP door that keeps what comes, and a page that shows it. */
@NullMarked
package io.madoguchi.local.mail;

import org.jspecify.annotations.NullMarked;
