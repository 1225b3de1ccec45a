package io.madoguchi.subscription.identity;

import java.util.List;

/** Which keys are mounted, by their public halves. */
public interface KeyStock {

    /** Whether mails of this identity can be signed now, or need not be. */
    boolean canSign(SendingIdentity identity);

    /** Those that sign now or are about to. */
    List<PublicKeyRecord> publicKeys(SendingIdentity identity);

    /**
     * What must stand in the DNS.
     *
     * @param algorithm {@code rsa} or {@code ed25519}
     * @param key the public key in base64 (RFC 6376 §3.6.1, RFC 8463 §4.2)
     */
    record PublicKeyRecord(String selector, String algorithm, String key) {}
}
