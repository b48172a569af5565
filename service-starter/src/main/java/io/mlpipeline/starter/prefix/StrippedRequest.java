package io.mlpipeline.starter.prefix;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose path has lost its prefix. */
final class StrippedRequest extends HttpServletRequestWrapper {

    private final String path;

    StrippedRequest(HttpServletRequest request, String path) {
        super(request);
        this.path = path;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        url.setLength(url.length() - super.getRequestURI().length());
        return url.append(path);
    }

    @Override
    public String getServletPath() {
        return ApiPrefix.strip(super.getServletPath());
    }
}
