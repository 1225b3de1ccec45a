package io.madoguchi.subscription.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A line that was not taken: where, which column, why; nothing of what it said. */
@RegisterForReflection
record RefusedLineView(int line, String field, String reason) {}
