package io.madoguchi.subscription;

import io.madoguchi.problems.ProblemType;

/** The problems of topics, sign-ups, subscriptions and their links. */
public enum SubscriptionProblem implements ProblemType {
    TOPIC_SLUG_TAKEN("topic-slug-taken", 409, "A topic with this slug exists"),
    NOTICE_CHANGED("notice-changed", 409, "The notice has changed since it was shown"),
    COLLECTION_POINT_CLOSED("collection-point-closed", 409, "Nothing is collected here now"),
    TOO_YOUNG("too-young", 422, "This is offered from a certain age on"),
    BROKEN_FILE("broken-file", 422, "This file cannot be read"),
    TOO_MANY_ROWS("too-many-rows", 413, "This file has too many rows"),
    LIST_NOT_IN_STATE("list-not-in-state", 409, "Not now: look at the state of the list"),
    UNKNOWN_LINK("unknown-link", 404, "This link is not known"),
    LINK_EXPIRED("link-expired", 410, "This link is too old"),
    ALREADY_CONFIRMED("already-confirmed", 409, "This was confirmed before");

    private final String slug;
    private final int status;
    private final String title;

    SubscriptionProblem(String slug, int status, String title) {
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
