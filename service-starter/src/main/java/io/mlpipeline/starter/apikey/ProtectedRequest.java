package io.mlpipeline.starter.apikey;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One entry of {@code mlpipeline.api-key.protected}.
 *
 * @param method an HTTP method in capitals, or {@code *}
 * @param pattern the paths it is about
 */
record ProtectedRequest(String method, PathPattern pattern) {

    /** Reads {@code METHOD /pattern}; fails at start-up with what is wrong. */
    static ProtectedRequest parse(String entry) {
        String[] parts = entry.strip().split("\\s+");
        if (parts.length != 2 || !parts[0].matches("\\*|[A-Z]+") || !parts[1].startsWith("/")) {
            throw new IllegalArgumentException(
                    "mlpipeline.api-key.protected: write 'METHOD /pattern' or '* /pattern', not '"
                            + entry
                            + "'");
        }
        return new ProtectedRequest(parts[0], PathPatternParser.defaultInstance.parse(parts[1]));
    }

    /** HEAD is answered by the handlers of GET, so that it needs the same key. */
    boolean matches(String requestMethod, PathContainer path) {
        boolean methodMatches =
                method.equals("*")
                        || method.equals(requestMethod)
                        || method.equals("GET") && requestMethod.equals("HEAD");
        return methodMatches && pattern.matches(path);
    }
}
