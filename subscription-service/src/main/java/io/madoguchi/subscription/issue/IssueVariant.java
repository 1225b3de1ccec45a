package io.madoguchi.subscription.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** An issue in one language. */
@Embeddable
record IssueVariant(
        @Column(nullable = false) String subject,
        @Column(nullable = false) String body,

        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Format format) {

    IssueVariant(String subject, String body) {
        this(subject, body, Format.MARKDOWN);
    }
}
