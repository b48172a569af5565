package io.mlpipeline.starter.problem;

import io.mlpipeline.starter.prefix.ApiPrefix;
import io.mlpipeline.starter.requestcontext.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link ProblemException} as the answer; the one place that knows how problems look. */
public final class ProblemResponses {

    // its own, so that an application's JSON settings cannot change the shape of errors
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_INSTANCE = 200;

    private ProblemResponses() {}

    /**
     * Answers with the problem, unless the answer is already on its way.
     *
     * @param request the request that is refused
     * @param response its response; what was written to it so far is dropped, its headers stay
     * @param problem what to say
     * @throws IOException when the client has gone
     */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status().value());
        // a request that Tomcat refused has met no filter that would have named it
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        String path = ApiPrefix.strip(pathOf(request));
        boolean inference = path.equals("/v2") || path.startsWith("/v2/");
        byte[] body =
                JSON.writeValueAsBytes(
                        inference ? Map.of("error", problem.detail()) : body(request, problem));
        // after the type, for a handler may have left another one behind
        response.setCharacterEncoding((String) null);
        response.setContentType(inference ? "application/json" : "application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> body(HttpServletRequest request, ProblemException problem) {
        HttpStatus status = problem.status();
        // first, so that none of them can take the place of a usual one
        Map<String, Object> body = new LinkedHashMap<>(problem.members());
        body.put("type", "urn:mlpipeline:problem:" + problem.code());
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", problem.detail());
        String path = pathOf(request);
        if (isPresentable(path)) {
            body.put("instance", path);
        }
        body.put("code", problem.code());
        body.put("requestId", RequestId.of(request));
        return body;
    }

    /** On its way through the error page a request bears that page's path. */
    private static String pathOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            return path;
        }
        String path = request.getRequestURI();
        return path == null ? "" : path; // none where not even the request line could be read
    }

    /**
     * The path came from the caller: it goes back only if it is short, plain and thus harmless to
     * show.
     */
    private static boolean isPresentable(String path) {
        return !path.isEmpty()
                && path.length() <= LONGEST_INSTANCE
                && path.chars()
                        .allMatch(c -> c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"');
    }
}
