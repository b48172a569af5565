package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite's API behind its gateway, as anyone may call it. */
final class Api implements AutoCloseable {

    // a file is stored, or versions are compared, before the answer comes
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /**
     * @param port of the gateway on this machine
     */
    Api(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    URI base() {
        return base;
    }

    /**
     * Asks for a resource.
     *
     * @param path after {@code /api}
     * @throws RefusedException if the answer is not a 2xx
     */
    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Sends JSON, as {@link #get} asks. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(json(path).POST(bytes(body)).build());
    }

    /** Sends JSON in a PUT, as {@link #get} asks. */
    JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return send(json(path).PUT(bytes(body)).build());
    }

    /** Sends CSV, as {@link #get} asks. */
    JsonNode postCsv(String path, String csv) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(csv))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api" + path)).timeout(ANSWER_WITHIN);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private BodyPublisher bytes(Object body) {
        return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = read(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedException(
                    answer.statusCode(),
                    body.path("detail").asString("status " + answer.statusCode()));
        }
        return body;
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode(); // its status says enough
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
