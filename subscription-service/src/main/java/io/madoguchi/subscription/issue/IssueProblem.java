package io.madoguchi.subscription.issue;

import io.madoguchi.problems.ProblemType;

/** The problems of issues. */
enum IssueProblem implements ProblemType {
    ISSUE_NOT_IN_STATE("issue-not-in-state", 409, "The issue is not in a state that allows this"),
    SAME_PERSON("same-person", 409, "A second person must do this"),
    PREFLIGHT_BLOCKED("preflight-blocked", 422, "The issue is not fit to be sent"),
    TOPIC_CLOSED("topic-closed", 409, "The topic is not open"),
    NO_VERIFIED_EMAIL("no-verified-email", 409, "Your account has no verified e-mail address");

    private final String slug;
    private final int status;
    private final String title;

    IssueProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
