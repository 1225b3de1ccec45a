package io.madoguchi.consent.consent;

import java.io.Serializable;
import java.util.UUID;

/** One row per person and purpose. */
record CurrentKey(String person, UUID purpose) implements Serializable {}
