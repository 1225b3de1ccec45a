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
    PROOF_PENDING("proof-pending", 409, "The entry is not in the log yet"),
    DATES_OVERLAP("dates-overlap", 409, "These dates contradict what is recorded"),
    ALREADY_ENDED("already-ended", 409, "This has an end already"),
    VOTES_EXCEEDED("votes-exceeded", 409, "More than all votes of a company"),
    DISCLOSURE_NOT_PENDING("disclosure-not-pending", 409, "This disclosure does not wait for approval"),
    DISCLOSURE_REFUSED("disclosure-refused", 422, "A rule refuses this disclosure"),
    MANIFEST_MISMATCH("manifest-mismatch", 422, "The lines are not those the hash was taken of"),
    TARGET_REFUSED("target-refused", 422, "Webhooks are not sent to this address"),
    NOT_A_DRAFT("not-a-draft", 409, "This is no draft any more"),
    NOT_IN_FORCE("not-in-force", 409, "This is not in force"),
    CONTRACT_OVERLAPS("contract-overlaps", 409, "Another contract with the same people covers this time"),
    VAGUE_PURPOSE("vague-purpose", 422, "This purpose can mean anything"),
    NOT_PUBLISHED("not-published", 409, "This version is not published yet"),
    ALREADY_ANNOUNCED("already-announced", 409, "This change was announced before"),
    CHANNEL_LIMITS_PURPOSES("channel-limits-purposes", 422, "This way of getting data does not allow that purpose"),
    BROKEN_ROWS("broken-rows", 422, "Rows of this file cannot be read"),
    NO_EVIDENCE("no-evidence", 422, "What was said is not proved"),
    SAME_REFERENCE("same-reference", 422, "These are one reference already"),
    UNKNOWN_PURPOSE("unknown-purpose", 422, "This company has no such purpose"),
    COOKIE_REGISTERED("cookie-registered", 409, "This is registered for the site already"),
    CHILD_REPORT_DECIDED("child-report-decided", 409, "This report has been decided"),
    REMOVED_AS_CHILD("removed-as-child", 409, "This person was removed as a child"),
    UNDECLARED_ITEM("undeclared-item", 422, "An item is asked for that the notice does not declare"),
    REVIEW_DONE("review-done", 409, "This review is done"),
    AUDIENCE_REFUSED("audience-refused", 422, "This may not leave the house"),
    PERIOD_RUNNING("period-running", 409, "The period has not ended"),
    ALREADY_RELEASED("already-released", 409, "This table was released for this period"),
    WOULD_REVEAL("would-reveal", 409, "This release would reveal a suppressed cell");

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
