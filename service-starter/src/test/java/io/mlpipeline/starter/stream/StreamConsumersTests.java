package io.mlpipeline.starter.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpipeline.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamConsumersTests {

    private static final String STREAM = "texts";
    private static final String GROUP = "readers";

    private static RedisServer server;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<StreamConsumers> started = new ArrayList<>();
    private final RecordingHandler handler = new RecordingHandler(STREAM);
    private LettuceConnectionFactory connections;
    private StringRedisTemplate redis;

    @BeforeAll
    static void startRedis() {
        server = RedisServer.own();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void connect() {
        connections =
                new LettuceConnectionFactory(
                        new RedisStandaloneConfiguration(server.host(), server.port()),
                        LettuceClientConfiguration.builder()
                                .commandTimeout(Duration.ofSeconds(2))
                                .build());
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
        empty();
    }

    @AfterEach
    void disconnect() {
        started.forEach(StreamConsumers::stop);
        connections.destroy();
    }

    @Test
    void handsOverAllThatCameBeforeAndAfterItsStart() {
        List<String> names = numbers(1_000);
        names.subList(0, 600).forEach(this::add);
        consume(2, 20);
        names.subList(600, 1_000).forEach(this::add);

        awaitEmptyStream();
        assertThat(handler.done).containsExactlyInAnyOrderElementsOf(names);
        awaitCount("processed", 1_000);
        await().until(() -> registry.get("ml.stream.lag").gauge().value() == 0);
    }

    @Test
    void sharesTheEntriesAmongWorkersOfSeveralProcesses() {
        consume(2, 10);
        consume(2, 10);
        List<String> names = numbers(2_000);
        names.forEach(this::add);

        awaitEmptyStream();
        assertThat(handler.done).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void claimsWhatADeadConsumerHeld() {
        redis.opsForStream().createGroup(STREAM, ReadOffset.from("0-0"), GROUP);
        numbers(50).forEach(this::add);
        readAs("the dead", 50);

        consume(1, 20);

        awaitEmptyStream();
        assertThat(handler.done).hasSize(50);
        assertThat(handler.deliveries.values()).containsOnly(2);
        awaitCount("retried", 50);
    }

    @Test
    void isolatesAPoisonEntryAndBuriesItAfterBoundedTries() {
        List.of("1", "2", "poison", "3").forEach(this::add);
        consume(1, 10);

        awaitEmptyStream();
        assertThat(handler.done).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(handler.buried).containsEntry("poison", "StackOverflowError");
        assertThat(handler.deliveries).containsEntry("poison", 3);
        awaitCount("dead.letters", 1);
    }

    @Test
    void buriesWhatFailedTooOftenWithItsReason() {
        List.of("1", "bad", "odd").forEach(this::add);
        consume(1, 10);

        awaitEmptyStream();
        assertThat(handler.done).containsExactly("1");
        assertThat(handler.buried).containsExactly(Map.entry("bad", "as was to be expected"));
        awaitCount("rejected", 1);
        awaitCount("processed", 2);
    }

    @Test
    void buriesWhatNoConsumerSurvived() {
        redis.opsForStream().createGroup(STREAM, ReadOffset.from("0-0"), GROUP);
        add("killer");
        String id = readAs("the dead", 1).getFirst();
        redis.execute((RedisConnection connection) ->
                connection.execute(
                        "XCLAIM",
                        bytes(STREAM),
                        bytes(GROUP),
                        bytes("the dead"),
                        bytes("0"),
                        bytes(id),
                        bytes("IDLE"),
                        bytes("60000"),
                        bytes("RETRYCOUNT"),
                        bytes("3")));

        consume(1, 10);

        awaitEmptyStream();
        assertThat(handler.done).isEmpty();
        assertThat(handler.buried).containsOnlyKeys("killer");
    }

    @Test
    void handsOverAloneWhatWasTriedMoreThanOnce() {
        List.of("bad", "1").forEach(this::add);
        consume(1, 10);

        awaitEmptyStream();
        assertThat(handler.batches).last().isEqualTo(List.of("bad"));
    }

    @Test
    void keepsEverythingAndCountsNothingWhileItsHandlerIsDown() {
        handler.down.set(true);
        List.of("1", "2", "bad").forEach(this::add);
        consume(2, 10);
        await().pollDelay(Duration.ofSeconds(2))
                .until(() -> redis.opsForStream().size(STREAM) == 3);

        handler.down.set(false);

        awaitEmptyStream();
        assertThat(handler.done).containsExactlyInAnyOrder("1", "2");
        assertThat(handler.deliveries).containsEntry("1", 1).containsEntry("bad", 3);
    }

    @Test
    void makesTheGroupAgainWhenRedisIsEmptied() {
        consume(2, 10);
        List.of("1", "2").forEach(this::add);
        awaitEmptyStream();

        empty();
        List.of("3", "4").forEach(this::add);

        await().until(() -> handler.done.size() == 4);
        awaitEmptyStream();
    }

    @Test
    void goesOnWhenRedisComesBack() {
        consume(2, 10);
        add("1");
        awaitEmptyStream();

        server.kill();
        await().until(() -> Double.isNaN(registry.get("ml.stream.lag").gauge().value()));
        server.start();
        await().ignoreExceptions().until(() -> add("2"));

        await().until(() -> handler.done.contains("2"));
    }

    @Test
    void leavesNoNameBehindOnACleanStop() {
        StreamConsumers consumers = consume(3, 10);
        numbers(30).forEach(this::add);
        awaitEmptyStream();
        // a worker that has not got an entry yet need not have a name
        assertThat(redis.opsForStream().consumers(STREAM, GROUP)).isNotEmpty();

        consumers.stop();

        assertThat(redis.opsForStream().consumers(STREAM, GROUP)).isEmpty();
        assertThat(consumers.isRunning()).isFalse();
    }

    private StreamConsumers consume(int workers, int batchSize) {
        var properties =
                new StreamProperties(
                        true,
                        workers,
                        batchSize,
                        Duration.ofMillis(100),
                        Duration.ofMillis(1_000),
                        3,
                        Duration.ofMillis(100),
                        Duration.ofMillis(500));
        var consumers =
                new StreamConsumers(List.of(handler), connections, redis, properties, registry);
        started.add(consumers);
        consumers.start();
        return consumers;
    }

    private boolean add(String name) {
        redis.opsForStream().add(STREAM, Map.of("n", name));
        return true;
    }

    @SuppressWarnings("unchecked")
    private List<String> readAs(String consumer, int count) {
        return redis
                .opsForStream()
                .read(
                        Consumer.from(GROUP, consumer),
                        StreamReadOptions.empty().count(count),
                        StreamOffset.create(STREAM, ReadOffset.lastConsumed()))
                .stream()
                .map(entry -> entry.getId().getValue())
                .toList();
    }

    private void empty() {
        redis.execute((RedisConnection connection) -> {
            connection.serverCommands().flushAll();
            return null;
        });
    }

    private void awaitEmptyStream() {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() ->
                        redis.hasKey(STREAM)
                                && redis.opsForStream().size(STREAM) == 0
                                && redis.opsForStream()
                                                .pending(STREAM, GROUP)
                                                .getTotalPendingMessages()
                                        == 0);
    }

    /** An entry is counted a moment after it has left the stream. */
    private void awaitCount(String name, int entries) {
        await().untilAsserted(() ->
                assertThat(
                                registry.get("ml.stream." + name)
                                        .tag("stream", STREAM)
                                        .counter()
                                        .count())
                        .isEqualTo(entries));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
