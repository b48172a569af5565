package io.mlpipeline.starter.requestcontext;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Names the request to its caller and, for as long as it is handled, to the log. */
final class RequestContextFilter implements Filter {

    // as the Elastic Common Schema calls them; Boot's formatter nests names at their dots
    static final String TRACE_ID = "trace.id";
    static final String SPAN_ID = "span.id";
    static final String REQUEST_ID = "http.request.id";

    private final boolean tracing;

    /**
     * @param tracing false where a tracer puts its own ids into the log
     */
    RequestContextFilter(boolean tracing) {
        this.tracing = tracing;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String id = RequestId.of(http);
        ((HttpServletResponse) response).setHeader(RequestId.HEADER, id);
        MDC.put(REQUEST_ID, id);
        if (tracing) {
            TraceParent trace = TraceParent.from(http.getHeader("traceparent"));
            MDC.put(TRACE_ID, trace.traceId());
            MDC.put(SPAN_ID, trace.spanId());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            forget();
        }
    }

    private void forget() {
        MDC.remove(REQUEST_ID);
        if (tracing) {
            MDC.remove(TRACE_ID);
            MDC.remove(SPAN_ID);
        }
    }
}
