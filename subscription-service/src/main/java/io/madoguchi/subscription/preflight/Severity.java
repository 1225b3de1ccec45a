package io.madoguchi.subscription.preflight;

/** What a finding does: keep the issue back, or ask for a look. */
public enum Severity {
    BLOCKS,
    WARNS
}
