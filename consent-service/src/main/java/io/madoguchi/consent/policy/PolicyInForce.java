package io.madoguchi.consent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The policy version that binds a company at a moment.
 *
 * @param purposes the purposes it declares, each with the version it was published with
 * @param site the one site it is for, or null when it is for all that have no policy of their own (E18)
 * @param refusesOthersMarketing no disclosure for another party's marketing, whatever ground is given (E8)
 * @param changeRule how a later version may change the use of data that is here already (E16)
 */
public record PolicyInForce(
        UUID id,
        int version,
        String company,
        List<DisclosureGround> grounds,
        int ageLimit,
        Instant effectiveFrom,
        Map<UUID, Integer> purposes,
        @Nullable String site,
        boolean refusesOthersMarketing,
        ChangeRule changeRule) {

    /** One for the whole company that says no more than the law does. */
    public PolicyInForce(
            UUID id,
            int version,
            String company,
            List<DisclosureGround> grounds,
            int ageLimit,
            Instant effectiveFrom,
            Map<UUID, Integer> purposes) {
        this(id, version, company, grounds, ageLimit, effectiveFrom, purposes, null, false, ChangeRule.BY_LAW);
    }
}
