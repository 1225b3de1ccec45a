package io.madoguchi.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every exception that reaches the edge, as a problem. One class, so that the whole answer to "what if" is on one page. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        Response.ResponseBuilder answer = answer(e.problem());
        e.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(field(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return answer(Problem.of(CommonProblem.INVALID_REQUEST, "Some fields must change.", errors))
                .build();
    }

    @ServerExceptionMapper
    public Response mapping(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        List<Problem.FieldError> errors = path.isEmpty()
                ? List.of()
                : List.of(new Problem.FieldError(path, "is unknown here, or of the wrong type"));
        return answer(Problem.of(CommonProblem.INVALID_REQUEST, "The JSON does not have the form asked for.", errors))
                .build();
    }

    /** Named on its own: the framework brings a mapper of its own shape for exactly this class. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return mapping(e);
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException e) {
        return answer(Problem.of(CommonProblem.INVALID_REQUEST, "The body is not JSON that can be read."))
                .build();
    }

    @ServerExceptionMapper
    public Response undecodable(CharacterCodingException e) {
        return answer(Problem.of(CommonProblem.INVALID_REQUEST, "The body is not valid UTF-8."))
                .build();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        Response given = e.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (e.getCause() instanceof JsonMappingException cause) {
            return mapping(cause);
        }
        Response.ResponseBuilder answer =
                answer(Problem.of(CommonProblem.of(given.getStatus()), null)).status(given.getStatus());
        given.getStringHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-type") && !name.equalsIgnoreCase("content-length")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException e) {
        return answer(Problem.of(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat your change."))
                .build();
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return notSignedIn();
    }

    @ServerExceptionMapper
    public Response failed(AuthenticationFailedException e) {
        return notSignedIn();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return answer(Problem.of(CommonProblem.NOT_ALLOWED, "Your roles do not allow this."))
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (databaseIsAway(e)) {
            LOG.warnf("The database is away: %s", e.getClass().getSimpleName());
            return answer(Problem.of(CommonProblem.UNAVAILABLE, "Nothing was lost. Repeat with the same key."))
                    .header("Retry-After", "2")
                    .build();
        }
        String trace = UUID.randomUUID().toString();
        LOG.errorf(e, "Unexpected failure, trace %s", trace);
        return answer(Problem.unexpected(trace)).build();
    }

    /** SQLSTATE classes 08 (connection), 53 (resources) and 57P (the server ends or starts), or no connection in time. */
    private static boolean databaseIsAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null
                        ? poolIsUsedUp(sql)
                        : state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
            }
        }
        return false;
    }

    /** The pool says so in three ways, with nothing in common but these words. */
    private static boolean poolIsUsedUp(SQLException e) {
        String message = e.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private static Response notSignedIn() {
        return answer(Problem.of(CommonProblem.NOT_SIGNED_IN, "Send a valid access token."))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    /** The path of a violation without the names of the method and of its parameter. */
    private static String field(ConstraintViolation<?> violation) {
        String path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(Object::toString)
                .collect(Collectors.joining("."));
        return path.isEmpty() ? lastNode(violation) : path;
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        @Nullable String last = null;
        for (var node : violation.getPropertyPath()) {
            last = node.getName();
        }
        return last == null ? "body" : last;
    }
}
