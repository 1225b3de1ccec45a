package io.madoguchi.subscription.issue;

import java.util.List;
import java.util.UUID;

/** The test copies on their way, by the ids of their deliveries. */
record TestSendsView(List<UUID> deliveries) {}
