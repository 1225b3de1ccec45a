package io.madoguchi.consent.consent;

import java.io.Serializable;
import java.util.UUID;

/** One line of one file. */
record ImportRowKey(UUID file, int line) implements Serializable {}
