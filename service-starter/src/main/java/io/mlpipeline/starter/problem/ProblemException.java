package io.mlpipeline.starter.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused, as its caller will read it: status, stable code and a sentence that
 * says what to do.
 *
 * <p>Has no stack trace, so that refusing thousands a second costs next to nothing. Services throw
 * it by its factory methods or extend it. The detail must not hold what a user sent.
 */
public class ProblemException extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final HttpStatus status;
    private final String code;
    private final @Nullable Duration retryAfter;

    /**
     * @param status the HTTP status
     * @param code stable, lower case with underscores
     * @param detail a sentence that says what to do
     * @param retryAfter when it is worth coming back, sent in whole seconds; null for never as it
     *     stands
     */
    public ProblemException(
            HttpStatus status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** 400: not what the interface takes. */
    public static ProblemException invalidRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_request", detail, null);
    }

    /** 401: a key is asked for and none came. */
    public static ProblemException unauthenticated(String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "unauthenticated", detail, null);
    }

    /** 403: the key does not allow this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", detail, null);
    }

    /**
     * 404: {@code <thing>_not_found}.
     *
     * @param thing what is missing, such as {@code model}
     * @param detail a sentence that says what to do
     */
    public static ProblemException notFound(String thing, String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, thing + "_not_found", detail, null);
    }

    /** 409: sound in itself, but not in the present state. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, "conflict", detail, null);
    }

    /** 413: more than is taken in one request. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too_large", detail, null);
    }

    /** 422: well formed, but unusable. */
    public static ProblemException invalidInput(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid_input", detail, null);
    }

    /** 429: a bounded queue is full. */
    public static ProblemException overloaded(String detail, Duration retryAfter) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "overloaded", detail, retryAfter);
    }

    /** 429: this caller has had its share. */
    public static ProblemException rateLimited(String detail, Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "rate_limited", detail, retryAfter);
    }

    /** 503: nothing to answer with yet. */
    public static ProblemException notReady(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not_ready", detail, SOON);
    }

    /** 503: this replica is leaving. */
    public static ProblemException draining() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "draining",
                "This replica is shutting down; send the request again on a new connection.",
                SOON);
    }

    /** 504: not done within the time that was given. */
    public static ProblemException deadlineExceeded(String detail) {
        return new ProblemException(HttpStatus.GATEWAY_TIMEOUT, "deadline_exceeded", detail, null);
    }

    /** The HTTP status of the answer. */
    public final HttpStatus status() {
        return status;
    }

    /** The stable code by which a program tells failures apart. */
    public final String code() {
        return code;
    }

    /** The sentence that says what to do. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * Members of the answer beside the usual ones, for programs; none unless a subclass has some.
     */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** When to come back, or null. */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
