package io.madoguchi.subscription.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the list of returns, the newest first. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnPage(List<ReturnView> items, @Nullable String next) {}
