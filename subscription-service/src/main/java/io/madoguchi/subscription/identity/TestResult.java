package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of a test mail.
 *
 * @param reply what the relay said, or what went wrong before; never an address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestResult(Verdict verdict, @Nullable String reply) {

    /** What it came to, by what is to be done. */
    public enum Verdict {
        ACCEPTED,
        /** There is no key to sign with. */
        NO_KEY,
        /** A named file is not mounted or cannot be read. */
        NO_FILE,
        /** Nobody answers there. */
        NOT_REACHED,
        /** The certificate is not of that name, or of no authority that is trusted. */
        NOT_TRUSTED,
        /** It does not offer the encryption that is required. */
        NOT_ENCRYPTED,
        /** It does not take the user or the password, or offers no way to sign in that we know. */
        NOT_SIGNED_IN,
        /** It is there, and does not take the mail. */
        REFUSED
    }
}
