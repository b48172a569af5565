package io.mlpipeline.starter.problem;

import io.mlpipeline.starter.requestcontext.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a handler throws into a problem; what no one foresaw is logged once and answered
 * as {@code internal}.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    // no registered status, but the one that proxies have made usual
    private static final int CLIENT_CLOSED_REQUEST = 499;

    @ExceptionHandler
    void refused(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemResponses.write(request, response, problem);
    }

    /** Spring's own exceptions, which come with a status and headers such as {@code Allow}. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        ServletWebRequest exchange = (ServletWebRequest) webRequest;
        HttpServletResponse response = exchange.getResponse();
        if (response != null && ProblemTranslation.isOfClientGone(failure)) {
            leaveUnanswered(response);
        } else if (response != null) {
            headers.forEach(
                    (name, values) -> values.forEach(value -> response.addHeader(name, value)));
            answer(
                    failure,
                    ProblemTranslation.of(failure, status),
                    exchange.getRequest(),
                    response);
        }
        return null;
    }

    @ExceptionHandler
    void unforeseen(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (ProblemTranslation.isOfClientGone(failure)) {
            leaveUnanswered(response);
            return;
        }
        answer(failure, ProblemTranslation.of(failure), request, response);
    }

    /** No one reads the status but the metrics. */
    private static void leaveUnanswered(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setStatus(CLIENT_CLOSED_REQUEST);
        }
    }

    private static void answer(
            Exception failure,
            ProblemException problem,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (problem.status().value() == ProblemTranslation.INTERNAL_STATUS) {
            log.error("Request {} failed", RequestId.of(request), new Fault(failure));
        }
        try {
            ProblemResponses.write(request, response, problem);
        } catch (IOException _) {
            log.debug("Request {}: the client left before its answer", RequestId.of(request));
        }
    }
}
