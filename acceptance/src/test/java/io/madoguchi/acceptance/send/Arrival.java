package io.madoguchi.acceptance.send;

/**
 * A mail that the receiver read to its final dot.
 *
 * @param begun when its MAIL FROM was read, by the clock of this process that never goes back
 * @param said whether the sender was told that it was taken
 */
record Arrival(String to, String messageId, String subject, long begun, boolean said) {}
