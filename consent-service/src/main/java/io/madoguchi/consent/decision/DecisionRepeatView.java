package io.madoguchi.consent.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A logged decision, decided once more from what it rested on.
 *
 * @param same whether the rules give the very same answer, and neither the log nor the facts were touched
 * @param decision the verdict of now about the facts of then
 */
@RegisterForReflection
record DecisionRepeatView(boolean same, DecisionView decision) {}
