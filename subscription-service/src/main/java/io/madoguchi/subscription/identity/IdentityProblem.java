package io.madoguchi.subscription.identity;

import io.madoguchi.problems.ProblemType;

/** The problems of sending identities. */
enum IdentityProblem implements ProblemType {
    NAME_TAKEN("identity-name-taken", 409, "A sending identity with this name exists"),
    GIVEN("identity-given", 409, "The configuration of the installation says this");

    private final String slug;
    private final int status;
    private final String title;

    IdentityProblem(String slug, int status, String title) {
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
