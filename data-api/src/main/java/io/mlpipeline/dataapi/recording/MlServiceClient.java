package io.mlpipeline.dataapi.recording;

import io.micrometer.observation.ObservationRegistry;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks ml-service for predictions. */
@Component
class MlServiceClient {

    private static final Logger log = LoggerFactory.getLogger(MlServiceClient.class);
    private static final int MAX_BODY = 1 << 25;

    private final RestClient client;

    MlServiceClient(MlServiceProperties properties, ObservationRegistry observations) {
        HttpClient http =
                HttpClient.newBuilder()
                        // else each first request would offer an upgrade that Tomcat does not take
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connectTimeout())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.timeout());
        this.client =
                RestClient.builder()
                        .baseUrl(properties.url().toString())
                        .requestFactory(requests)
                        .observationRegistry(observations)
                        .build();
    }

    /**
     * Asks; any status is an answer.
     *
     * @param query parameters as they were sent here, decoded
     * @param headers to send along
     * @throws ProblemException not_ready if ml-service cannot be reached, deadline_exceeded if it
     *     takes too long
     */
    MlServiceAnswer predict(
            PredictRequest request,
            MultiValueMap<String, String> query,
            Map<String, String> headers) {
        try {
            return client.post()
                    .uri(uri -> {
                        uri.path("/predict");
                        query.forEach((name, values) -> uri.queryParam(name, placeholders(values)));
                        return uri.build(query.values().stream().flatMap(List::stream).toArray());
                    })
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .headers(all -> headers.forEach(all::set))
                    .body(request)
                    .exchange((_, response) ->
                            new MlServiceAnswer(
                                    response.getStatusCode(),
                                    response.getHeaders(),
                                    read(response.getBody())));
        } catch (ResourceAccessException e) {
            log.warn("ml-service does not answer: {}", nameOf(e));
            throw e.getCause() instanceof HttpTimeoutException
                            && !(e.getCause() instanceof java.net.http.HttpConnectTimeoutException)
                    ? ProblemException.deadlineExceeded(
                            "The answer was not ready in time; send less or try again later.")
                    : unreachable();
        }
    }

    static ProblemException unreachable() {
        return ProblemException.notReady(
                "There is nothing that can answer just now; try again in a moment.");
    }

    /** The values themselves may hold braces. */
    private static Object[] placeholders(List<String> values) {
        return values.stream().map(_ -> "{value}").toArray();
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new IOException("an answer of more than " + MAX_BODY + " bytes");
        }
        return bytes;
    }

    private static String nameOf(Exception failure) {
        Throwable cause = failure.getCause();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
