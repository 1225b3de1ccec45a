package io.madoguchi.subscription.topic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which sending identity a topic's issues leave; without one by that of the house. */
record NameIdentity(@Nullable UUID identity) {}
