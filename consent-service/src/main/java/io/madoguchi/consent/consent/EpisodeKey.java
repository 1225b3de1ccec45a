package io.madoguchi.consent.consent;

import java.io.Serializable;
import java.util.UUID;

/** An episode belongs to one person: an id named for another person is another episode. */
record EpisodeKey(String person, UUID id) implements Serializable {}
