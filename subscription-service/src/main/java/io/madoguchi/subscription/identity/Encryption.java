package io.madoguchi.subscription.identity;

/** How the connection to a relay is encrypted. */
public enum Encryption {
    /** Only to a relay on the same machine. */
    NONE,
    /** What the configuration of older installations says; offered to nobody who sets up an identity. */
    IF_OFFERED,
    /** RFC 3207, and nothing is sent to a relay that does not offer it. */
    STARTTLS,
    /** From the first byte (RFC 8314 §3.3). */
    TLS
}
