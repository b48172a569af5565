package io.mlpipeline.mlservice.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpipeline.testing.RedisDatabase;
import io.mlpipeline.testing.RedisServer;
import io.mlpipeline.testing.Waiting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PredictionLogTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RedisClient> clients = new ArrayList<>();
    private PredictionLog log;

    @AfterEach
    void close() {
        log.stop();
        clients.forEach(client -> client.shutdown(0, 2, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void sendsEachTextOfAnAnswer() {
        RedisDatabase redis = RedisServer.shared().database();
        start(redis.host(), redis.port(), redis.number(), 100, 1_000);

        log.answered(Outcomes.of("one", "two"));
        log.answered(Outcomes.of("three"));

        await("all are sent", () -> sent() == 3);
        assertThat(texts(redis)).containsExactly("one", "two", "three");
    }

    @Test
    void sendsWhatIsLeftWhenItStops() {
        RedisDatabase redis = RedisServer.shared().database();
        start(redis.host(), redis.port(), redis.number(), 10_000, 100_000);

        IntStream.range(0, 3_000).forEach(i -> log.answered(Outcomes.of("text " + i)));
        log.stop();
        log.answered(Outcomes.of("too late"));

        assertThat(texts(redis)).hasSize(3_000);
        assertThat(dropped(DropReason.SHUTDOWN)).isEqualTo(1);
    }

    @Test
    void neverGrowsTheStreamAboveItsBoundAndNeverTrimsIt() {
        RedisDatabase redis = RedisServer.shared().database();
        start(redis.host(), redis.port(), redis.number(), 20, 10);

        IntStream.range(0, 20).forEach(i -> log.answered(Outcomes.of("text " + i)));
        await("the bound is reached", () -> sent() == 10);
        await(
                "the buffer is full and all more is dropped",
                () -> {
                    log.answered(Outcomes.of("more"));
                    return dropped(DropReason.STREAM_FULL) > 0;
                });
        assertThat(texts(redis)).hasSize(10).startsWith("text 0");

        try (RedisClient reader = client(redis.host(), redis.port(), redis.number());
                StatefulRedisConnection<String, String> connection = reader.connect()) {
            connection.sync().del("predictions");
        }
        await("the next come", () -> sent() == 20);
        assertThat(texts(redis)).hasSize(10).startsWith("text 10");
    }

    @Test
    void keepsWhatItCanWhileRedisIsDeadAndCountsTheRest() {
        try (RedisServer server = RedisServer.own()) {
            RedisDatabase redis = server.database();
            start(redis.host(), redis.port(), redis.number(), 50, 100_000);
            log.answered(Outcomes.of("before"));
            await("it is sent", () -> sent() == 1);

            server.kill();
            await(
                    "the buffer is full",
                    () -> {
                        log.answered(Outcomes.of("meanwhile"));
                        return dropped(DropReason.REDIS_UNAVAILABLE) > 0;
                    });
            server.start();

            await("what was kept is sent", () -> sent() > 50);
            log.answered(Outcomes.of("after"));
            await("and what comes then", () -> texts(redis).contains("after"));
        }
    }

    @Test
    void takesAnswersWhileRedisHangs() throws Exception {
        // accepts connections by its backlog, and never says a word
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start("localhost", hanging.getLocalPort(), 0, 50, 100_000);

            IntStream.range(0, 10_000).forEach(i -> log.answered(Outcomes.of("text " + i)));
            await(
                    "its silence is noticed",
                    () -> {
                        log.answered(Outcomes.of("more"));
                        return dropped(DropReason.REDIS_UNAVAILABLE) > 0;
                    });
            log.stop();

            assertThat(sent()).isZero();
            assertThat(dropped(DropReason.SHUTDOWN)).isPositive();
        }
    }

    private void start(String host, int port, int database, int maxBuffered, long maxOutstanding) {
        OutcomeBuffer buffer = new OutcomeBuffer(maxBuffered, 1_000_000);
        PredictionLogMetrics metrics = new PredictionLogMetrics(meters, buffer);
        RedisClient client = client(host, port, database);
        clients.add(client);
        PredictionStream stream =
                new PredictionStream(() -> client, "predictions", Duration.ofMillis(500));
        PredictionWriter writer =
                new PredictionWriter(
                        new Batch(buffer, metrics, 7),
                        stream,
                        metrics,
                        maxOutstanding,
                        Duration.ofMillis(5));
        log = new PredictionLog(buffer, writer, metrics, Duration.ofSeconds(10));
        log.start();
    }

    private static RedisClient client(String host, int port, int database) {
        RedisClient client =
                RedisClient.create(
                        RedisURI.builder()
                                .withHost(host)
                                .withPort(port)
                                .withDatabase(database)
                                .withTimeout(Duration.ofSeconds(1))
                                .build());
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        return client;
    }

    private static List<String> texts(RedisDatabase redis) {
        try (RedisClient reader = client(redis.host(), redis.port(), redis.number());
                StatefulRedisConnection<String, String> connection = reader.connect()) {
            List<StreamMessage<String, String>> entries =
                    connection.sync().xrange("predictions", Range.unbounded());
            return entries.stream()
                    .map(entry -> JSON.readTree(entry.getBody().get("prediction")))
                    .map(prediction -> prediction.get("text").stringValue())
                    .toList();
        }
    }

    private double sent() {
        return meters.get("ml.predictions.sent").counter().count();
    }

    private double dropped(DropReason reason) {
        Counter counter = meters.get("ml.predictions.dropped").tag("reason", reason.id()).counter();
        return counter.count();
    }

    private static void await(String what, BooleanSupplier condition) {
        Waiting.awaitThat(what, Duration.ofSeconds(60), condition);
    }
}
