package io.madoguchi.subscription.signup;

import java.time.Duration;

/** At most so many hits in a window that begins with the first. What is counted is hashed before it is stored. */
record Limit(String scope, String counted, int hits, Duration window) {}
