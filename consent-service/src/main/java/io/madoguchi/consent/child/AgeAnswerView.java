package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What became of an answer; {@code reAskOn} is for the guardian's link and is not kept here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record AgeAnswerView(
        boolean under, ChildStanding standing, @Nullable LocalDate reAskOn) {}
