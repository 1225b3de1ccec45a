package io.madoguchi.consent.consent;

import java.util.List;
import java.util.UUID;

/** A withdrawal as it stands, with the episodes it has ended. */
record Recorded(Withdrawal withdrawal, List<UUID> episodes) {}
