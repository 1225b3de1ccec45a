package io.madoguchi.problems;

import java.util.List;
import java.util.Map;

/** Thrown where a rule refuses; becomes the answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Problem.FieldError> errors) {
        this(Problem.of(type, detail, errors), Map.of());
    }

    private ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    /** One field that must change. */
    public static ProblemException field(String field, String message) {
        return new ProblemException(
                CommonProblem.INVALID_REQUEST,
                "One field must change.",
                List.of(new Problem.FieldError(field, message)));
    }

    public static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "Nothing with this id, or not yours to see.");
    }

    /** The same problem, with one more header on the answer. */
    public ProblemException with(String header, String value) {
        return new ProblemException(problem, Map.of(header, value));
    }

    public Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
