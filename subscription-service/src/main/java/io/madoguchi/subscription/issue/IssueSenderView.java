package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.identity.Standing;
import java.util.UUID;

/** By which sending identity an issue leaves, and whether that may carry it now: its mails wait while it may not. */
record IssueSenderView(UUID identity, String name, boolean house, Standing standing) {}
