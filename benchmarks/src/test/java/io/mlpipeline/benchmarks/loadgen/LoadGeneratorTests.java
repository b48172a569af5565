package io.mlpipeline.benchmarks.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that refuses every text with a "no" in it. */
class LoadGeneratorTests {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server = start();

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext(
                "/predict",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    seen.add(body);
                    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(body.contains("no") ? 429 : 200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void sendsAllBodiesInTurnAndTellsRefusalsFromAnswers() {
        LoadResult result =
                LoadGenerator.run(
                        new LoadPlan(
                                url(),
                                List.of("yes", "no", "aye"),
                                2,
                                Duration.ofMillis(300),
                                100));
        assertThat(seen).containsExactlyInAnyOrder("yes", "no", "aye");
        assertThat(result.statuses()).containsOnlyKeys(200, 429);
        assertThat(result.accepted().count()).isEqualTo(result.statuses().get(200));
        assertThat(result.refused().count()).isEqualTo(result.statuses().get(429));
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void requestsOfAFixedRateAreEitherSentOrCountedAsUnsent() {
        LoadResult result =
                LoadGenerator.run(
                        new LoadPlan(url(), List.of("yes"), 4, Duration.ofMillis(500), 200));
        assertThat(result.accepted().count() + result.unsent()).isEqualTo(100);
        assertThat(result.acceptedSinceDue().p50())
                .isGreaterThanOrEqualTo(result.accepted().p50() * 0.99);
    }

    @Test
    void closedLoopEndsByItself() {
        LoadResult result =
                LoadGenerator.run(
                        LoadPlan.closed(url(), List.of("yes"), 3, Duration.ofMillis(200)));
        assertThat(result.accepted().count()).isPositive();
        assertThat(result.unsent()).isZero();
    }

    @Test
    void serverThatIsGoneIsCountedNotThrown() {
        server.stop(0);
        LoadResult result =
                LoadGenerator.run(
                        new LoadPlan(url(), List.of("yes"), 1, Duration.ofMillis(200), 20));
        assertThat(result.failures()).containsOnlyKeys("Connection refused");
        assertThat(result.accepted()).isEqualTo(new Latency(0, 0, 0, 0, 0));
    }

    @Test
    void loadsNoOtherMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LoadPlan.closed(
                                URI.create("http://192.0.2.1/predict"),
                                List.of("yes"),
                                1,
                                Duration.ofSeconds(1)));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/predict");
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
