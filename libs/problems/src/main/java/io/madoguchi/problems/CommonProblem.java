package io.madoguchi.problems;

/** The problems every service can answer with. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    NOT_SIGNED_IN("not-signed-in", 401, "Sign-in is needed"),
    STEP_UP_NEEDED("step-up-needed", 401, "A stronger sign-in is needed"),
    NOT_ALLOWED("not-allowed", 403, "This is not allowed"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method does not exist here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer"),
    CONFLICT("conflict", 409, "This contradicts what is stored"),
    COMMAND_RUNNING("command-running", 409, "The same command is still running"),
    CHANGED_MEANWHILE("changed-meanwhile", 412, "It was changed in the meantime"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    WRONG_CONTENT_TYPE("wrong-content-type", 415, "This content type is not read here"),
    KEY_REUSED("key-reused", 422, "This Idempotency-Key belongs to another request"),
    TOO_MANY("too-many-requests", 429, "Too many requests"),
    REFUSED("refused", 400, "The request was refused"),
    UNEXPECTED("unexpected", 500, "Something went wrong on our side"),
    UNAVAILABLE("unavailable", 503, "A part that is needed does not answer");

    private final String slug;
    private final int status;
    private final String title;

    CommonProblem(String slug, int status, String title) {
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

    /** The problem that says what a bare HTTP status says. */
    static CommonProblem of(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> CHANGED_MEANWHILE;
            case 413 -> TOO_LARGE;
            case 415 -> WRONG_CONTENT_TYPE;
            case 429 -> TOO_MANY;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : UNEXPECTED;
        };
    }
}
