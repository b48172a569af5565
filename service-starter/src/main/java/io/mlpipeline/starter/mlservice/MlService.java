package io.mlpipeline.starter.mlservice;

import io.micrometer.observation.ObservationRegistry;
import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.requestcontext.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

/** Asks ml-service, on behalf of a caller who gets to see what it answers, refusals included. */
public final class MlService {

    private static final Logger log = LoggerFactory.getLogger(MlService.class);
    private static final int MAX_BODY = 1 << 25;
    private static final List<String> PASSED_ON =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.RETRY_AFTER,
                    "Server-Timing",
                    "X-Model-Version");

    /**
     * Made when it is first asked: it reads all certificates there are, which no start waits for.
     */
    private final SingletonSupplier<RestClient> client;

    public MlService(MlServiceProperties properties, ObservationRegistry observations) {
        this.client = SingletonSupplier.of(() -> client(properties, observations));
    }

    private static RestClient client(
            MlServiceProperties properties, ObservationRegistry observations) {
        HttpClient http =
                HttpClient.newBuilder()
                        // else each first request would offer an upgrade that Tomcat does not take
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connectTimeout())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.timeout());
        return RestClient.builder()
                .baseUrl(properties.url().toString())
                .requestFactory(requests)
                .observationRegistry(observations)
                .build();
    }

    /**
     * Asks; any status is an answer.
     *
     * @param body as ml-service's {@code POST /predict} takes it
     * @param request on whose behalf: its id, and its trace, are found in the logs of both services
     * @return status, the headers that concern the caller, and body
     * @throws ProblemException not_ready if it cannot be reached or something else answers for it,
     *     deadline_exceeded if it takes too long
     */
    public ResponseEntity<byte[]> predict(
            Object body, PredictOptions options, HttpServletRequest request) {
        try {
            return client.obtain()
                    .post()
                    .uri(uri -> address(uri, options.given()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .headers(headers -> identify(request, headers))
                    .body(body)
                    .exchangeForRequiredValue((_, response) -> answer(response));
        } catch (ResourceAccessException e) {
            log.warn("ml-service does not answer: {}", nameOf(e));
            throw e.getCause() instanceof HttpTimeoutException
                            && !(e.getCause() instanceof HttpConnectTimeoutException)
                    ? ProblemException.deadlineExceeded(
                            "The answer was not ready in time; send less or try again later.")
                    : unreachable();
        }
    }

    /** What a caller is told where there is no answer of ml-service to pass on. */
    public static ProblemException unreachable() {
        return ProblemException.notReady(
                "There is nothing that can answer just now; try again in a moment.");
    }

    /** With the values as variables, for a brace in one of them would make it a template. */
    private static URI address(UriBuilder uri, Map<String, String> options) {
        uri.path("/predict");
        options.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.build(options);
    }

    private static void identify(HttpServletRequest request, HttpHeaders headers) {
        headers.set(RequestId.HEADER, RequestId.of(request));
        String trace = MDC.get("trace.id");
        String span = MDC.get("span.id");
        if (trace != null && span != null) {
            headers.set("traceparent", "00-" + trace + "-" + span + "-01");
        }
    }

    private static ResponseEntity<byte[]> answer(ClientHttpResponse response) throws IOException {
        MediaType type = response.getHeaders().getContentType();
        if (type == null || !type.getSubtype().endsWith("json")) {
            // a proxy in between speaks for it
            throw unreachable();
        }
        HttpHeaders headers = new HttpHeaders();
        for (String name : PASSED_ON) {
            String value = response.getHeaders().getFirst(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        byte[] body = response.getBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new IOException("an answer of more than " + MAX_BODY + " bytes");
        }
        return new ResponseEntity<>(body, headers, response.getStatusCode());
    }

    private static String nameOf(Exception failure) {
        Throwable cause = failure.getCause();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
