package io.mlpipeline.mlservice.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.dataset.Example;
import io.mlpipeline.mlservice.training.SampleTexts;
import io.mlpipeline.testing.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of a running service.
 *
 * @param port where it listens
 */
public record TrainingService(int port) {

    static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Takes far longer to train on than any test takes to end it. */
    static final String ENDLESS = SampleTexts.csv(SampleTexts.of(300, 60, 1));

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> train(String query, String type, String body) throws Exception {
        return send(
                request("/models/train" + query)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Id of an accepted training of CSV. */
    public String accepted(String query, String csv) throws Exception {
        HttpResponse<String> response = train(query, "text/csv", csv);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return json(response).get("id").stringValue();
    }

    public JsonNode job(String id) throws Exception {
        return json(get("/jobs/" + id));
    }

    String stateOf(String id) {
        try {
            return job(id).get("state").stringValue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public JsonNode ended(String id) throws Exception {
        await(() -> ENDS.contains(stateOf(id)));
        return job(id);
    }

    public JsonNode succeeded(String id) throws Exception {
        JsonNode job = ended(id);
        assertThat(job.get("state").stringValue()).as(job.toString()).isEqualTo("SUCCEEDED");
        return job;
    }

    /** The lines of an event stream, as they come. */
    Stream<String> events(String path) throws Exception {
        HttpResponse<Stream<String>> response =
                CLIENT.send(
                        request(path).header("Accept", "text/event-stream").build(),
                        BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return response.body();
    }

    /** Makes a version the champion and asks it. */
    void assertLearnt(String version, List<Example> examples) throws Exception {
        HttpResponse<String> moved =
                send(
                        request("/models/aliases/champion")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"version\":\"" + version + "\"}")));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertChampionAnswers(version, examples);
    }

    void assertChampionAnswers(String version, List<Example> examples) throws Exception {
        for (Example example : examples.subList(0, 5)) {
            JsonNode answer =
                    json(
                            send(
                                    request("/predict")
                                            .header("Content-Type", "application/json")
                                            .POST(
                                                    BodyPublishers.ofString(
                                                            "{\"text\":\"%s\"}"
                                                                    .formatted(example.text())))));
            assertThat(answer.get("label").stringValue()).isEqualTo(example.label());
            assertThat(answer.get("modelVersion").stringValue()).isEqualTo(version);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    public static void await(BooleanSupplier condition) {
        Waiting.awaitThat("as expected", PATIENCE, condition);
    }
}
