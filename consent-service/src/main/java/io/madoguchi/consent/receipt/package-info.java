/** Signing and checking of consent receipts (JWS, ES256), and the public keys for it. */
@NullMarked
package io.madoguchi.consent.receipt;

import org.jspecify.annotations.NullMarked;
