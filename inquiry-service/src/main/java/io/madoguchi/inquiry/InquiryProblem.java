package io.madoguchi.inquiry;

import io.madoguchi.problems.ProblemType;

/** The problems of cases and their clocks. */
public enum InquiryProblem implements ProblemType {
    NOTICE_CHANGED("notice-changed", 409, "The notice has changed since it was shown"),
    COLLECTION_POINT_CLOSED("collection-point-closed", 409, "Nothing is collected here now"),
    UNKNOWN_CASE("unknown-case", 404, "This number and its key are not known"),
    NOT_NOW("not-now", 409, "This cannot happen to the case as it stands"),
    CONDITION_MISSING("condition-missing", 409, "Something is missing before this can happen"),
    NOT_THE_SAME_PERSON("not-the-same-person", 409, "These cases are not of the same person"),
    NOT_THE_LATER_CASE("not-the-later-case", 409, "The later case is merged into the earlier one");

    private final String slug;
    private final int status;
    private final String title;

    InquiryProblem(String slug, int status, String title) {
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
