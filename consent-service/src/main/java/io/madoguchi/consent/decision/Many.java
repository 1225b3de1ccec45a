package io.madoguchi.consent.decision;

import java.util.List;

/** One of many questions about now; the purpose is an id or a code. */
record Many(String person, String purpose, Operation operation, List<String> categories) {}
