package io.madoguchi.subscription.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues of a topic as everybody may see them, the newest first. */
@RegisterForReflection
record ArchivePage(List<ArchivedView> items, @Nullable String next) {}
