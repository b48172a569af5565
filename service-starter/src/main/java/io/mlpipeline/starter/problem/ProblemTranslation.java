package io.mlpipeline.starter.problem;

import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * Says in the words of this interface what an exception of Spring, Jackson, Tomcat or Bean
 * Validation means.
 */
final class ProblemTranslation {

    static final int INTERNAL_STATUS = 500;

    private static final int DEEPEST_CAUSE = 10;

    private ProblemTranslation() {}

    /** An exception that Spring gives a status to. */
    static ProblemException of(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case MethodArgumentNotValidException e -> ValidationDetail.problem(e);
            case HandlerMethodValidationException e when !e.isForReturnValue() ->
                    ValidationDetail.problem(e);
            case HttpMessageNotReadableException e -> unreadable(e);
            case HttpMediaTypeNotSupportedException e -> unsupported(e);
            case AsyncRequestTimeoutException _ ->
                    ProblemException.deadlineExceeded(
                            "The answer was not ready in time; send less or try again later.");
            case MissingServletRequestParameterException e ->
                    ProblemException.invalidRequest(
                            "Add the query parameter '" + e.getParameterName() + "'.");
            case MethodArgumentTypeMismatchException e ->
                    ProblemException.invalidRequest(
                            "The parameter '"
                                    + e.getName()
                                    + "' does not have the form it should have.");
            default -> byStatus(failure, status.value());
        };
    }

    /** Any other exception. */
    static ProblemException of(Exception failure) {
        ProblemException within = causeOf(failure, ProblemException.class);
        if (within != null) {
            return within;
        }
        return switch (failure) {
            case ConstraintViolationException e -> ValidationDetail.problem(e);
            case InvalidParameterException e ->
                    byStatus(failure, e.getErrorCode() == 413 ? 413 : 400);
            case MultipartException _ ->
                    ProblemException.invalidRequest(
                            "The multipart body is incomplete or badly formed; send it again.");
            // BadRequestException, Tomcat's for bad framing, is one of these
            case ClientAbortException e -> broken(e);
            default -> byStatus(failure, INTERNAL_STATUS);
        };
    }

    /** A bare status, as the container or Spring set it. */
    static ProblemException byStatus(@Nullable Throwable failure, int code) {
        ProblemException within = causeOf(failure, ProblemException.class);
        if (within != null) {
            return within;
        }
        return switch (code) {
            case 400, 411, 417, 426 ->
                    ProblemException.invalidRequest(
                            "The request is not well formed; see the documented interface.");
            case 401 ->
                    ProblemException.unauthenticated("Send a valid key in the header X-API-Key.");
            case 403 -> ProblemException.forbidden("This key does not allow the request.");
            case 404 ->
                    new ProblemException(
                            HttpStatus.NOT_FOUND,
                            "not_found",
                            "Nothing answers at this path; check its spelling.",
                            null);
            case 405 ->
                    simple(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "Use one of the methods named in the header Allow.");
            case 406 ->
                    simple(
                            HttpStatus.NOT_ACCEPTABLE,
                            "Ask for application/json in the header Accept.");
            case 408 ->
                    simple(
                            HttpStatus.REQUEST_TIMEOUT,
                            "The request did not arrive in time; send it again.");
            case 413 ->
                    ProblemException.tooLarge(
                            "The request is larger than is taken here; send less at once.");
            case 414 ->
                    new ProblemException(
                            HttpStatus.URI_TOO_LONG,
                            "too_large",
                            "The address is too long; send a body instead.",
                            null);
            case 415 -> unsupported("application/json");
            case 422 ->
                    ProblemException.invalidInput("The request is well formed but cannot be used.");
            case 431 ->
                    new ProblemException(
                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "too_large",
                            "The headers are larger than is taken here; send fewer or shorter ones.",
                            null);
            case 501 ->
                    simple(
                            HttpStatus.NOT_IMPLEMENTED,
                            "The method or transfer encoding is not known here.");
            case 503 ->
                    ProblemException.notReady(
                            "The service cannot answer just now; try again in a moment.");
            case 505 -> simple(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1.");
            default ->
                    code >= 400 && code < 500
                            ? ProblemException.invalidRequest(
                                    "The request cannot be answered as it is.")
                            : internal();
        };
    }

    /** The connection broke; waiting in vain for its next byte is something else. */
    static boolean isOfClientGone(Exception failure) {
        return failure instanceof AsyncRequestNotUsableException
                // what writes an answer wraps it
                || failure instanceof HttpMessageNotWritableException
                        && causeOf(failure, ClientAbortException.class) != null
                || failure instanceof ClientAbortException
                        && !(failure instanceof BadRequestException)
                        && !(failure.getCause() instanceof SocketTimeoutException);
    }

    private static ProblemException internal() {
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "This is a fault of the service, not of the request; report it with the request id.",
                null);
    }

    private static ProblemException simple(HttpStatus status, String detail) {
        return new ProblemException(status, status.name().toLowerCase(Locale.ROOT), detail, null);
    }

    private static ProblemException unreadable(HttpMessageNotReadableException failure) {
        ProblemException within = causeOf(failure, ProblemException.class);
        if (within != null) {
            return within;
        }
        // Jackson wraps what its source throws
        IOException broken = causeOf(failure, IOException.class);
        return broken != null ? broken(broken) : JsonFaultDetail.problem(failure.getCause());
    }

    /** Reading the body failed: it came too slowly, not at all, or in chunks that are none. */
    private static ProblemException broken(IOException failure) {
        return failure instanceof SocketTimeoutException
                        || failure.getCause() instanceof SocketTimeoutException
                ? byStatus(null, 408)
                : ProblemException.invalidRequest(
                        "The body broke off or is badly framed; send it again.");
    }

    private static ProblemException unsupported(HttpMediaTypeNotSupportedException failure) {
        String types =
                MimeTypeUtils.toString(
                        failure.getSupportedMediaTypes().stream()
                                .filter(MediaType::isConcrete)
                                .filter(type -> !type.getSubtype().startsWith("*"))
                                .distinct()
                                .limit(4)
                                .toList());
        return unsupported(types.isEmpty() ? "application/json" : types);
    }

    private static ProblemException unsupported(String types) {
        return simple(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Send the body with a Content-Type of " + types + ".");
    }

    private static <T extends Throwable> @Nullable T causeOf(
            @Nullable Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
