package io.mlpipeline.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its users meet it: on a port, with a PostgreSQL and a Redis that are real. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.structured.format.console=",
            "mlpipeline.drain.grace=0s",
            "mlpipeline.drain.refusal=0s",
            "mlpipeline.predictions.housekeeping=100ms",
            "mlpipeline.stats.first-refresh=1h"
        })
@PipelineServers(DatabaseRole.DATA_API)
public abstract class RunningService {

    protected static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort protected int port;
    @Autowired protected JdbcClient database;
    @Autowired protected StringRedisTemplate redis;

    @BeforeEach
    protected void awaitReadiness() {
        await("ready", () -> get("/health/readiness").statusCode() == 200);
    }

    /** Waits until something is so, which it must become. */
    protected static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** An id of version 7 of a moment. */
    protected static UUID id(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** A message as ml-service puts it on the stream. */
    protected static Map<String, Object> message(
            UUID id, String text, String label, double score, String second) {
        Map<String, Object> message = new TreeMap<>();
        message.put("id", id.toString());
        message.put("text", text);
        message.put("label", label);
        message.put("score", score);
        message.put("scores", Map.of(label, score, second, Math.min(score, 1 - score) / 2));
        message.put("abstained", score < 0.3);
        message.put("modelVersion", "v1");
        message.put("engine", score < 0.6 ? "encoder" : "linear");
        return message;
    }

    protected void publish(Map<String, Object> message) {
        redis.opsForStream()
                .add("predictions", Map.of("prediction", JSON.writeValueAsString(message)));
    }

    /** Puts a prediction on the stream and waits until it is kept. */
    protected UUID predicted(String text, String label, double score) {
        UUID id = id(Instant.now());
        publish(message(id, text, label, score, "other"));
        await("prediction kept", () -> get("/predictions/" + id).statusCode() == 200);
        return id;
    }

    protected void awaitEmptyStream() {
        await(
                "stream empty",
                () -> {
                    Long length = redis.opsForStream().size("predictions");
                    return length != null && length == 0;
                });
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    protected HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    protected HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json);
    }

    protected HttpResponse<String> post(String path, String type, String body) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Checks that an answer is a problem with a status and a code. */
    protected static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(response).get("code").stringValue()).isEqualTo(code);
    }

    /** The value of a series at {@code /metrics}; 0 if there is none. */
    protected double metric(String series) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
