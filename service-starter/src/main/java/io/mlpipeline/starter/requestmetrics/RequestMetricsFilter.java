package io.mlpipeline.starter.requestmetrics;

import io.mlpipeline.starter.request.OnCompletion;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Measures a request from before anything may refuse it until its answer, asynchronous ones
 * included.
 */
final class RequestMetricsFilter implements Filter {

    private final RequestMeters meters;
    private final Endpoints endpoints;

    RequestMetricsFilter(RequestMeters meters, Endpoints endpoints) {
        this.meters = meters;
        this.endpoints = endpoints;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        meters.started();
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext()
                        .addListener(
                                new OnCompletion(() -> finish(request, response, false, start)));
            } else {
                finish(request, response, failed, start);
            }
        }
    }

    private void finish(
            ServletRequest request, ServletResponse response, boolean failed, long start) {
        HttpServletRequest http = (HttpServletRequest) request;
        int status = ((HttpServletResponse) response).getStatus();
        meters.finished(
                http.getMethod(),
                endpoints.of(http),
                failed && status < 400 ? 500 : status,
                System.nanoTime() - start);
    }
}
