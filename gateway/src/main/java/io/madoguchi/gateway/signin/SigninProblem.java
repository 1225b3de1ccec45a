package io.madoguchi.gateway.signin;

import io.madoguchi.problems.ProblemType;

/** What can go wrong between a person and their session. */
enum SigninProblem implements ProblemType {
    SIGN_IN_FAILED("sign-in-failed", 400, "The sign-in was not completed"),
    FORGED_REQUEST("forged-request", 403, "This did not come from a page of this house");

    private final String slug;
    private final int status;
    private final String title;

    SigninProblem(String slug, int status, String title) {
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
