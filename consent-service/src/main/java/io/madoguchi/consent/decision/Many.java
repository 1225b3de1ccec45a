package io.madoguchi.consent.decision;

import java.util.List;
import java.util.UUID;

/** One of many questions about now, its purpose found. */
record Many(String person, UUID purpose, Operation operation, List<String> categories) {}
