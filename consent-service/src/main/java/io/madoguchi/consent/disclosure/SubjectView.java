package io.madoguchi.consent.disclosure;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A person of a disclosure, and the name under which the recipient will hear of them again. */
@RegisterForReflection
record SubjectView(String person, String subject) {}
