package io.madoguchi.consent.change;

import java.io.Serializable;
import java.util.UUID;

/** One person in one change. */
record ChangeKey(String person, UUID change) implements Serializable {}
