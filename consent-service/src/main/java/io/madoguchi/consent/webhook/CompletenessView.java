package io.madoguchi.consent.webhook;

import io.madoguchi.lists.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How far a person's withdrawals have arrived: so many of so many recipients confirmed. */
@RegisterForReflection
record CompletenessView(long recipients, long confirmed, Page<NoticeView> notices) {}
