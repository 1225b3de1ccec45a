package io.madoguchi.subscription.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** The test copies on their way, by the ids of their deliveries. */
@RegisterForReflection
record TestSendsView(List<UUID> deliveries) {}
