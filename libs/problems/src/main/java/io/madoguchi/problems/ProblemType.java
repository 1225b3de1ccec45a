package io.madoguchi.problems;

/**
 * A kind of problem. Each service lists its own in one enum; {@code docs/problems.md} has a line for every slug.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public interface ProblemType {

    /** The last segment of {@code /problems/<slug>}. */
    String slug();

    /** The HTTP status. */
    int status();

    /** A short summary that does not change from one occurrence to the next. */
    String title();
}
