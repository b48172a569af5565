package io.mlpipeline.mlservice.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.mlpipeline.mlservice.ServiceTests;
import io.mlpipeline.testing.RedisDatabase;
import io.mlpipeline.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What the service's answers look like in a real stream. */
class PredictionStreamTests extends ServiceTests {

    private static final RedisDatabase REDIS = RedisServer.shared().database();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry settings) {
        settings.add("spring.data.redis.host", REDIS::host);
        settings.add("spring.data.redis.port", REDIS::port);
        settings.add("spring.data.redis.database", REDIS::number);
    }

    @Test
    void holdsEveryAnswerByTheIdThatItsCallerGot() throws Exception {
        JsonNode one = json(post("/predict?top=1", "{\"text\":\"a card\"}"));
        JsonNode two = json(post("/predict", "{\"texts\":[\"a refund\",\"a transfer\"]}"));
        post(
                "/v2/models/text-classifier/infer",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\","
                        + "\"data\":[\"my card\"]}]}");
        List<JsonNode> sent = awaitEntries(4);

        assertThat(sent)
                .extracting(entry -> entry.get("text").stringValue())
                .containsExactly("a card", "a refund", "a transfer", "my card");
        assertThat(sent.getFirst().get("id")).isEqualTo(one.get("id"));
        assertThat(sent.getFirst().get("score")).isEqualTo(one.get("score"));
        assertThat(sent.getFirst().get("scores").size()).isEqualTo(3);
        assertThat(sent.get(2).get("id")).isEqualTo(two.get("predictions").get(1).get("id"));
        assertThat(sent.get(2).get("scores"))
                .isEqualTo(two.get("predictions").get(1).get("scores"));
    }

    private static List<JsonNode> awaitEntries(int count) {
        RedisURI uri =
                RedisURI.builder()
                        .withHost(REDIS.host())
                        .withPort(REDIS.port())
                        .withDatabase(REDIS.number())
                        .build();
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (connection.sync().xlen("predictions") < count) {
                assertThat(System.nanoTime()).as("sent within a minute").isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            return connection.sync().xrange("predictions", Range.unbounded()).stream()
                    .map(entry -> JSON.readTree(entry.getBody().get("prediction")))
                    .toList();
        }
    }
}
