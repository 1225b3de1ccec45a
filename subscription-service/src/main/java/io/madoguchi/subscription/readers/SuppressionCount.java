package io.madoguchi.subscription.readers;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many addresses get no mail for one reason; of the whole company, or of some topic. */
@RegisterForReflection
record SuppressionCount(String reason, boolean wholeCompany, long count) {}
