package io.mlpipeline.starter.prefix;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Hands a request under {@code /api} on as if it had come without; all others pass untouched. */
final class PrefixFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getRequestURI();
        String stripped = ApiPrefix.strip(path);
        // strip returns the same string when there is nothing to strip
        chain.doFilter(
                path.length() == stripped.length() ? request : new StrippedRequest(http, stripped),
                response);
    }
}
