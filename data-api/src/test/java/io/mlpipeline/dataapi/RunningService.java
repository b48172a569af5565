package io.mlpipeline.dataapi;

import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.HttpServiceTests;
import io.mlpipeline.testing.PipelineServers;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The service as its users meet it: on a port, with a PostgreSQL and a Redis that are real. */
@TestPropertySource(
        properties = {
            "mlpipeline.predictions.housekeeping=100ms",
            "mlpipeline.stats.first-refresh=1h"
        })
@PipelineServers(DatabaseRole.DATA_API)
public abstract class RunningService extends HttpServiceTests {

    @Autowired protected JdbcClient database;
    @Autowired protected StringRedisTemplate redis;

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
        awaitThat("prediction kept", () -> get("/predictions/" + id).statusCode() == 200);
        return id;
    }

    protected void awaitEmptyStream() {
        awaitThat(
                "stream empty",
                () -> {
                    Long length = redis.opsForStream().size("predictions");
                    return length != null && length == 0;
                });
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
