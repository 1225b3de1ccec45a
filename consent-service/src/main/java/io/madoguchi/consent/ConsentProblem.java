package io.madoguchi.consent;

import io.madoguchi.problems.ProblemType;

/** The problems only this service answers with; {@code docs/problems.md} explains each. */
public enum ConsentProblem implements ProblemType {
    COMPANY_EXISTS("company-exists", 409, "A company with this id exists"),
    CODE_TAKEN("code-taken", 409, "This code is in use in this company"),
    SAME_PERSON("same-person", 409, "A second person must do this"),
    ALREADY_PUBLISHED("already-published", 409, "This version is published"),
    NO_PUBLISHED_PURPOSE("no-published-purpose", 409, "A purpose is not published yet"),
    NO_POLICY_IN_FORCE("no-policy-in-force", 409, "No policy of this company is in force"),
    COLLECTION_POINT_NOT_OPEN("collection-point-not-open", 409, "This collection point is not open"),
    VAGUE_PURPOSE("vague-purpose", 422, "This purpose can mean anything"),
    NOT_PUBLISHED("not-published", 409, "This version is not published yet"),
    ALREADY_ANNOUNCED("already-announced", 409, "This change was announced before"),
    CHANNEL_LIMITS_PURPOSES("channel-limits-purposes", 422, "This way of getting data does not allow that purpose"),
    BROKEN_ROWS("broken-rows", 422, "Rows of this file cannot be read"),
    NO_EVIDENCE("no-evidence", 422, "What was said is not proved"),
    SAME_REFERENCE("same-reference", 422, "These are one reference already"),
    UNKNOWN_PURPOSE("unknown-purpose", 422, "This company has no such purpose");

    private final String slug;
    private final int status;
    private final String title;

    ConsentProblem(String slug, int status, String title) {
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
