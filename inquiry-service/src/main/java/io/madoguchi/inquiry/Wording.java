package io.madoguchi.inquiry;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One text in the two languages of the house. */
@RegisterForReflection
public record Wording(String ja, String en) {}
