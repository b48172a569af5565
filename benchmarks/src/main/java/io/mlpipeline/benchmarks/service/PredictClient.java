package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks for one label at a time, where the answer matters more than the time. */
public final class PredictClient implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LONGEST)
                    .build();
    private final URI predict;

    public PredictClient(URI predict) {
        this.predict = predict;
    }

    /**
     * The label of one text.
     *
     * @throws IllegalStateException if the answer is not 200 with a label
     */
    public String label(String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(text);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(predict + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body()).path("label").asString();
    }

    boolean answers() throws InterruptedException {
        try {
            return post("Is anyone there?").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> post(String text) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(predict)
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        JSON.writeValueAsString(Map.of("text", text))))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
