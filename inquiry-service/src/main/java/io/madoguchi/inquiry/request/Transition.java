package io.madoguchi.inquiry.request;

import java.util.Set;

/** One row of the table: standing here, when this happens, it stands there; if the guards hold. */
record Transition(Standing from, Fact fact, Standing to, Set<Guard> guards) {

    Class<?> axis() {
        return from.getClass();
    }
}
