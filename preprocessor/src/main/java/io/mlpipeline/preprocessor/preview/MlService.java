package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.requestcontext.RequestId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

/** Asks ml-service, and passes on what it answers as it is, refusals included. */
@Component
@EnableConfigurationProperties(MlServiceProperties.class)
class MlService {

    private static final List<String> PASSED_ON =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.RETRY_AFTER,
                    "Server-Timing",
                    "X-Model-Version");

    private final RestClient client;

    MlService(RestClient.Builder builder, MlServiceProperties properties) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connectTimeout())
                        .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.timeout());
        this.client = builder.baseUrl(properties.url().toString()).requestFactory(requests).build();
    }

    /**
     * @param body as ml-service's {@code POST /predict} takes it
     * @param options query parameters
     * @param requestId to be found in its log, too
     * @throws ProblemException not_ready if it cannot be reached, deadline_exceeded if it is too
     *     slow
     */
    ResponseEntity<byte[]> predict(
            Map<String, Object> body, Map<String, String> options, String requestId) {
        try {
            return client.post()
                    .uri(uri -> address(uri, options))
                    .header(RequestId.HEADER, requestId)
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .body(body)
                    .exchangeForRequiredValue((_, response) -> passOn(response));
        } catch (ResourceAccessException e) {
            throw e.getCause() instanceof HttpTimeoutException
                            && !(e.getCause() instanceof HttpConnectTimeoutException)
                    ? ProblemException.deadlineExceeded(
                            "ml-service took too long; send less or try again later.")
                    : unreachable();
        }
    }

    /** With the values as variables, for a brace in one of them would make it a template. */
    private static URI address(UriBuilder uri, Map<String, String> options) {
        uri.path("/predict");
        options.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.build(options);
    }

    private static ResponseEntity<byte[]> passOn(ClientHttpResponse response) throws IOException {
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
        return new ResponseEntity<>(
                response.getBody().readAllBytes(), headers, response.getStatusCode());
    }

    private static ProblemException unreachable() {
        return ProblemException.notReady("ml-service does not answer; try again in a moment.");
    }
}
