package io.madoguchi.consent.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The end of a purpose's data; {@code declared} is false where the house's own end applies. */
@RegisterForReflection
record RetentionRuleView(UUID purpose, String code, KeepUntil.Anchor anchor, long keepDays, boolean declared) {}
