package io.madoguchi.subscription.issue;

/** Where an issue stands on its way from a draft to the readers. */
enum IssueState {
    DRAFT,
    REVIEWED,
    APPROVED,
    SCHEDULED,
    PLANNING,
    SENDING,
    HELD,
    COMPLETED,
    STOPPED
}
