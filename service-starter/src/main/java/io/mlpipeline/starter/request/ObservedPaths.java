package io.mlpipeline.starter.request;

import jakarta.servlet.http.HttpServletRequest;

/** The paths by which operators watch a service: these answer when nothing else does. */
public final class ObservedPaths {

    private ObservedPaths() {}

    /** Whether the request asks for health or metrics. */
    public static boolean contains(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/health") || path.startsWith("/health/") || path.equals("/metrics");
    }
}
