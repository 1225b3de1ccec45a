package io.madoguchi.subscription.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** An issue in one language, its body in Markdown. */
@Embeddable
record IssueVariant(
        @Column(nullable = false) String subject,
        @Column(nullable = false) String body) {}
