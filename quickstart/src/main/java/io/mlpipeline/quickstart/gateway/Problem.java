package io.mlpipeline.quickstart.gateway;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An error as the services put it (RFC 9457).
 *
 * @param status of HTTP
 * @param title in a word or two
 * @param code stable, for programs
 * @param detail a sentence for people, without quotes
 */
record Problem(int status, String title, String code, String detail) {

    static final Problem NOT_FOUND =
            new Problem(404, "Not Found", "not_found", "Nothing answers at this path.");
    static final Problem NOT_READY =
            new Problem(
                    503,
                    "Service Unavailable",
                    "not_ready",
                    "The service that answers this is not there at the moment; try again soon.");
    static final Problem LATE =
            new Problem(
                    504,
                    "Gateway Timeout",
                    "deadline_exceeded",
                    "The service that answers this took too long.");

    static Problem of(int status) {
        return new Problem(
                status,
                status >= 500 ? "Server Error" : "Bad Request",
                status >= 500 ? "not_ready" : "invalid_request",
                "The request cannot be passed on.");
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        String body =
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                        .formatted(title, status, detail, code);
        Content.Sink.write(response, true, body, callback);
    }
}
