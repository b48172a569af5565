package io.mlpipeline.starter.limits;

import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.problem.ProblemResponses;
import io.mlpipeline.starter.request.ObservedPaths;
import io.mlpipeline.starter.request.OnCompletion;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses bodies that are too large and requests that are too many, before anything is spent on
 * them.
 */
final class LimitsFilter implements Filter {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BodyLimit bodyLimit;
    private final int maxConcurrent;
    private final AtomicInteger underWay = new AtomicInteger();

    LimitsFilter(BodyLimit bodyLimit, int maxConcurrent) {
        this.bodyLimit = bodyLimit;
        this.maxConcurrent = maxConcurrent;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        boolean async = false;
        int now = underWay.incrementAndGet();
        try {
            if (now > maxConcurrent && !ObservedPaths.contains(http)) {
                refuse(http, response, overloaded());
            } else {
                pass(http, response, chain);
                async = http.isAsyncStarted();
            }
        } finally {
            if (async) {
                http.getAsyncContext().addListener(new OnCompletion(underWay::decrementAndGet));
            } else {
                underWay.decrementAndGet();
            }
        }
    }

    private void pass(HttpServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (bodyLimit.isSurelyWithin(length)
                || length < 0 && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
            return;
        }
        long limit = bodyLimit.of(request);
        if (length > limit) {
            refuse(request, response, BodyLimit.exceeded(limit));
        } else {
            chain.doFilter(length < 0 ? new BoundedRequest(request, limit) : request, response);
        }
    }

    private static void refuse(
            HttpServletRequest request, ServletResponse response, ProblemException problem)
            throws IOException {
        ProblemResponses.write(request, (HttpServletResponse) response, problem);
    }

    private static ProblemException overloaded() {
        return ProblemException.overloaded(
                "More requests are under way than are taken at once; try again later.", SOON);
    }
}
