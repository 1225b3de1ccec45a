package io.madoguchi.subscription.delivery;

import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lane may do: nothing until then, or at most so many mails a second; nothing of both lets it go as it can. */
public record DecideLane(
        @Nullable Instant pausedUntil, @Nullable @Min(1) Integer perSecond) {}
