package io.mlpipeline.benchmarks.swap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The versions a service holds, and which of them answers. */
final class ModelAliases implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    ModelAliases(URI base) {
        this.base = base;
    }

    /** The versions that {@code GET /models} names, in its order. */
    List<String> versions() throws IOException, InterruptedException {
        return versions(send(HttpRequest.newBuilder(base.resolve("/models")).build()).body());
    }

    static List<String> versions(String json) {
        return JSON.readTree(json).findValuesAsString("version").stream().distinct().toList();
    }

    /**
     * Lets the version answer by default.
     *
     * @throws IllegalStateException if the service refuses
     */
    void activate(String version) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(base.resolve("/models/aliases/champion"))
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        JSON.writeValueAsString(Map.of("version", version))))
                        .build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method()
                            + " "
                            + request.uri().getPath()
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return answer;
    }
}
