/** The public pages: everything a person can read and do without signing in, in Japanese and English, without script. */
@NullMarked
package io.madoguchi.gateway.portal;

import org.jspecify.annotations.NullMarked;
