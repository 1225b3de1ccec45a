package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must stand in the DNS for an identity, and what was found there. */
record DnsReport(Instant at, List<DnsLine> lines) {

    /** What a record is for. */
    enum Purpose {
        SPF,
        DKIM,
        DMARC,
        MX,
        PTR
    }

    /** What was found, by what is to be done. */
    enum Finding {
        FINE,
        /** Nothing stands there. */
        MISSING,
        /** Another key, or another value than is needed. */
        DIFFERENT,
        /** More than one record where only one may stand (RFC 7208 §4.5). */
        SEVERAL,
        /** More than ten questions to judge one mail (RFC 7208 §4.6.4). */
        TOO_MANY_LOOKUPS,
        /** It is no record of its kind. */
        BROKEN,
        /** The key was taken back (an empty {@code p=}). */
        REVOKED,
        /** The address of the relay is none of those it names; right only where the relay sends from others. */
        OTHER_ADDRESS,
        /** The domain says that it takes no mail (RFC 7505), so bounces are lost. */
        NULL_MX,
        /** The name does not lead back to the address. */
        NOT_CONFIRMED,
        /** The relay is on this machine, so nobody sees its address. */
        NOT_NEEDED,
        /** The DNS did not answer. */
        NOT_ANSWERED
    }

    /**
     * One record.
     *
     * @param expected the value to add; none where only you know it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DnsLine(
            Purpose purpose,
            String name,
            String type,
            @Nullable String expected,
            List<String> found,
            Finding finding) {}
}
