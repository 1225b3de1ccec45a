package io.madoguchi.subscription.returns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where something came to.
 *
 * @param tokenOf the delivery of a return path, or the subscription of an unsubscribe address
 */
record Address(Kind kind, @Nullable UUID tokenOf) {

    static final Address UNNAMED = new Address(Kind.NONE, null);

    /** What an address of ours is for. */
    enum Kind {
        /** The return path of one mail (VERP). */
        BOUNCE,
        /** Ends one subscription. */
        UNSUBSCRIBE,
        /** Complaints and whatever a postmaster writes. */
        ABUSE,
        /** Handed in with no address. */
        NONE
    }
}
