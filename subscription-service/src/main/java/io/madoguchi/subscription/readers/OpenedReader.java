package io.madoguchi.subscription.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A reader's contact in clear; that it was opened is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record OpenedReader(String address, @Nullable String name) {

    /** Names nobody, so that no log line can. */
    @Override
    public String toString() {
        return "a reader's contact";
    }
}
