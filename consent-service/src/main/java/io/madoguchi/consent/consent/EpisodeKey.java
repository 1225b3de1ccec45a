package io.madoguchi.consent.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.Serializable;
import java.util.UUID;

/** An episode belongs to one person: an id named for another person is another episode. */
@RegisterForReflection
record EpisodeKey(String person, UUID id) implements Serializable {}
