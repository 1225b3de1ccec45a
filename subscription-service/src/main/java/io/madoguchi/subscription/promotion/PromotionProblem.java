package io.madoguchi.subscription.promotion;

import io.madoguchi.problems.ProblemType;

/** The problems of promotions. */
enum PromotionProblem implements ProblemType {
    SLUG_TAKEN("promotion-slug-taken", 409, "A promotion with this slug exists"),
    NOT_IN_STATE("promotion-not-in-state", 409, "The promotion is not in a state that allows this"),
    NOT_OPEN("promotion-not-open", 409, "The promotion takes no entries now"),
    RULES_CHANGED("rules-changed", 409, "The rules have changed since they were shown"),
    SAME_PERSON("same-person", 409, "A second person must do this"),
    VALUE_DIFFERS("value-differs", 409, "The two people read different values"),
    PREMIUM_CAP("premium-cap", 422, "The prizes are worth more than the law allows"),
    AWARD_NOT_IN_STATE("award-not-in-state", 409, "The award is not in a state that allows this");

    private final String slug;
    private final int status;
    private final String title;

    PromotionProblem(String slug, int status, String title) {
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
