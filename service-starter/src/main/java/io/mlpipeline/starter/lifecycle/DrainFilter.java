package io.mlpipeline.starter.lifecycle;

import io.mlpipeline.starter.lifecycle.Traffic.Stage;
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
import org.springframework.http.HttpHeaders;

/**
 * Sends clients elsewhere while the service leaves: first by closing their connections politely,
 * then by refusing.
 */
final class DrainFilter implements Filter {

    private final Traffic traffic;

    DrainFilter(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        traffic.started();
        boolean async = false;
        try {
            if (traffic.stage() == Stage.SERVING || mayPass(request, response)) {
                chain.doFilter(request, response);
                async = request.isAsyncStarted();
            }
        } finally {
            if (async) {
                request.getAsyncContext().addListener(new OnCompletion(traffic::finished));
            } else {
                traffic.finished();
            }
        }
    }

    private boolean mayPass(ServletRequest request, ServletResponse response) throws IOException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader(HttpHeaders.CONNECTION, "close");
        if (traffic.stage() == Stage.LEAVING || ObservedPaths.contains(http)) {
            return true;
        }
        traffic.refused();
        ProblemResponses.write(http, answer, ProblemException.draining());
        return false;
    }
}
