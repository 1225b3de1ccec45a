package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the list of issues, newest first, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssuePage(List<IssueView> items, @Nullable String next) {}
