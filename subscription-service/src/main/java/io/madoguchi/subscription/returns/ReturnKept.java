package io.madoguchi.subscription.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whoever hands a mail in.
 *
 * @param kind absent when it is kept and will be read in a moment
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnKept(UUID id, @Nullable ReturnKind kind) {}
