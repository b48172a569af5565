package io.mlpipeline.starter.apikey;

import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.problem.ProblemResponses;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Lets protected requests through only with the key.
 *
 * <p>Looks at the path exactly as Spring's own mapping will: parsed from the same raw URI by the
 * same parser. So whatever spelling reaches a protected handler is seen as protected here.
 */
final class ApiKeyFilter implements Filter {

    static final String HEADER = "X-API-Key";

    private final byte[] key;
    private final List<ProtectedRequest> protectedRequests;

    ApiKeyFilter(String key, List<ProtectedRequest> protectedRequests) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.protectedRequests = protectedRequests;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!isProtected(http)) {
            chain.doFilter(request, response);
            return;
        }
        String sent = http.getHeader(HEADER);
        HttpServletResponse answer = (HttpServletResponse) response;
        if (sent == null || sent.isEmpty()) {
            answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"" + HEADER + "\"");
            ProblemResponses.write(
                    http,
                    answer,
                    ProblemException.unauthenticated(
                            "Send your key in the header " + HEADER + "."));
        } else if (!MessageDigest.isEqual(key, sent.getBytes(StandardCharsets.UTF_8))) {
            ProblemResponses.write(
                    http,
                    answer,
                    ProblemException.forbidden(
                            "The key in " + HEADER + " is not the one of this service."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isProtected(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        String method = request.getMethod();
        for (ProtectedRequest entry : protectedRequests) {
            if (entry.matches(method, path)) {
                return true;
            }
        }
        return false;
    }
}
