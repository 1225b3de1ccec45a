package io.madoguchi.gateway.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems that have a page of their own at {@code /problems/<slug>}. */
enum KnownProblem {
    INVALID_REQUEST("invalid-request", 400),
    NOT_SIGNED_IN("not-signed-in", 401),
    STEP_UP_NEEDED("step-up-needed", 401),
    NOT_ALLOWED("not-allowed", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    CONFLICT("conflict", 409),
    COMMAND_RUNNING("command-running", 409),
    CHANGED_MEANWHILE("changed-meanwhile", 412),
    TOO_LARGE("too-large", 413),
    WRONG_CONTENT_TYPE("wrong-content-type", 415),
    KEY_REUSED("key-reused", 422),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    REFUSED("refused", 400),
    UNEXPECTED("unexpected", 500),
    UNAVAILABLE("unavailable", 503),
    NOTICE_CHANGED("notice-changed", 409),
    COLLECTION_POINT_CLOSED("collection-point-closed", 409),
    TOO_YOUNG("too-young", 422),
    UNKNOWN_LINK("unknown-link", 404),
    ALREADY_CONFIRMED("already-confirmed", 409),
    LINK_EXPIRED("link-expired", 410),
    SAME_PERSON("same-person", 409),
    NO_PUBLISHED_PURPOSE("no-published-purpose", 409),
    COMPANY_EXISTS("company-exists", 409),
    CODE_TAKEN("code-taken", 409),
    ALREADY_PUBLISHED("already-published", 409),
    NO_POLICY_IN_FORCE("no-policy-in-force", 409),
    COLLECTION_POINT_NOT_OPEN("collection-point-not-open", 409),
    UNKNOWN_PURPOSE("unknown-purpose", 422),
    TOPIC_SLUG_TAKEN("topic-slug-taken", 409),
    ISSUE_NOT_IN_STATE("issue-not-in-state", 409),
    TOPIC_CLOSED("topic-closed", 409),
    NO_VERIFIED_EMAIL("no-verified-email", 409),
    BROKEN_FILE("broken-file", 422),
    TOO_MANY_ROWS("too-many-rows", 413),
    LIST_NOT_IN_STATE("list-not-in-state", 409),
    PROOF_PENDING("proof-pending", 409),
    DATES_OVERLAP("dates-overlap", 409),
    ALREADY_ENDED("already-ended", 409),
    VOTES_EXCEEDED("votes-exceeded", 409),
    DISCLOSURE_NOT_PENDING("disclosure-not-pending", 409),
    DISCLOSURE_REFUSED("disclosure-refused", 422),
    MANIFEST_MISMATCH("manifest-mismatch", 422),
    TARGET_REFUSED("target-refused", 422),
    NOT_A_DRAFT("not-a-draft", 409),
    NOT_IN_FORCE("not-in-force", 409),
    CONTRACT_OVERLAPS("contract-overlaps", 409),
    VAGUE_PURPOSE("vague-purpose", 422),
    NOT_PUBLISHED("not-published", 409),
    ALREADY_ANNOUNCED("already-announced", 409),
    CHANNEL_LIMITS_PURPOSES("channel-limits-purposes", 422),
    BROKEN_ROWS("broken-rows", 422),
    NO_EVIDENCE("no-evidence", 422),
    SAME_REFERENCE("same-reference", 422),
    COOKIE_REGISTERED("cookie-registered", 409),
    CHILD_REPORT_DECIDED("child-report-decided", 409),
    REMOVED_AS_CHILD("removed-as-child", 409),
    UNDECLARED_ITEM("undeclared-item", 422),
    REVIEW_DONE("review-done", 409),
    AUDIENCE_REFUSED("audience-refused", 422),
    PERIOD_RUNNING("period-running", 409),
    ALREADY_RELEASED("already-released", 409),
    WOULD_REVEAL("would-reveal", 409),
    UNKNOWN_CASE("unknown-case", 404),
    NOT_NOW("not-now", 409),
    CONDITION_MISSING("condition-missing", 409),
    NOT_THE_SAME_PERSON("not-the-same-person", 409),
    NOT_THE_LATER_CASE("not-the-later-case", 409),
    PROMOTION_SLUG_TAKEN("promotion-slug-taken", 409),
    PROMOTION_NOT_IN_STATE("promotion-not-in-state", 409),
    PROMOTION_NOT_OPEN("promotion-not-open", 409),
    RULES_CHANGED("rules-changed", 409),
    VALUE_DIFFERS("value-differs", 409),
    PREFLIGHT_BLOCKED("preflight-blocked", 422),
    PREMIUM_CAP("premium-cap", 422),
    AWARD_NOT_IN_STATE("award-not-in-state", 409),
    IDENTITY_NAME_TAKEN("identity-name-taken", 409),
    IDENTITY_GIVEN("identity-given", 409),
    FORGED_REQUEST("forged-request", 403),
    SIGN_IN_FAILED("sign-in-failed", 400);

    private final String slug;
    private final int status;

    KnownProblem(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    /** The first part of the names of its two texts in {@link ProblemWords}. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (String part : slug.split("-")) {
            key.append(key.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return key.toString();
    }

    static Optional<KnownProblem> of(String slug) {
        return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
    }
}
