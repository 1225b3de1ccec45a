package io.madoguchi.subscription.traffic;

import org.jspecify.annotations.Nullable;

/**
 * What staff decided about a lane.
 *
 * @param provider {@code *} for all of them
 */
public record Decision(
        String identity,
        String provider,
        boolean paused,
        @Nullable Integer perSecond) {

    /** All providers. */
    public static final String ALL = "*";

    boolean isAbout(String sender, String mailService) {
        return identity.equals(sender) && (provider.equals(ALL) || provider.equals(mailService));
    }
}
