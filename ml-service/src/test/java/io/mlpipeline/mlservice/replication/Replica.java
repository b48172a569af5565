package io.mlpipeline.mlservice.replication;

import io.mlpipeline.mlservice.MlServiceApplication;
import io.mlpipeline.mlservice.keyword.KeywordClassifierFactory;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import io.mlpipeline.testing.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replica of the service: a context of its own with a port and a directory of its own. */
final class Replica implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final String address;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Starts one, which need not be ready yet. */
    static Replica start(PostgresDatabase database, Path directory) {
        Map<String, Object> settings =
                Map.of(
                        "server.port", "0",
                        "spring.datasource.url", database.url(),
                        "spring.datasource.password", DatabaseRole.ML_SERVICE.password(),
                        "spring.flyway.enabled", "false",
                        "mlpipeline.registry.directory", directory.toString(),
                        "mlpipeline.registry.warm-up-rounds", "2",
                        "mlpipeline.drain.grace", "0s",
                        "mlpipeline.drain.refusal", "0s",
                        "logging.structured.format.console", "");
        return new Replica(
                new SpringApplicationBuilder(
                                MlServiceApplication.class, KeywordClassifierFactory.class)
                        .run(
                                settings.entrySet().stream()
                                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                                        .toArray(String[]::new)));
    }

    Replica awaitReady() {
        await("ready", () -> get("/health/readiness").statusCode() == 200);
        return this;
    }

    Replica awaitChampion(String version) {
        await("answers by " + version, () -> version.equals(answeringVersion()));
        return this;
    }

    /** The version that answers; empty if none does. */
    String answeringVersion() {
        HttpResponse<String> answer = predict("a card");
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).get("modelVersion").stringValue()
                : "";
    }

    HttpResponse<String> predict(String text) {
        return send(
                request("/predict")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}")));
    }

    HttpResponse<String> move(String alias, String version) {
        return send(
                request("/models/aliases/" + alias)
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"version\":\"" + version + "\"}")));
    }

    HttpResponse<String> rollBack() {
        return send(
                request("/models/aliases/champion/rollback")
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String version) {
        return send(request("/models/" + version).DELETE());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    static void await(String what, BooleanSupplier condition) {
        Waiting.awaitThat(what, Duration.ofSeconds(60), condition);
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
