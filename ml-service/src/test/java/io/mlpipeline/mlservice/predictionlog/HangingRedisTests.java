package io.mlpipeline.mlservice.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.ServiceTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The service beside a Redis that takes connections and never says a word. */
@TestPropertySource(
        properties = {
            "mlpipeline.prediction-log.max-buffered=50",
            "spring.data.redis.host=localhost",
            "spring.data.redis.timeout=200ms"
        })
class HangingRedisTests extends ServiceTests {

    private static final Pattern DROPPED =
            Pattern.compile(
                    "ml_predictions_dropped_total\\{reason=\"redis_unavailable\"} ([0-9.E]+)");
    private static final ServerSocket HANGING = listen();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry settings) {
        settings.add("spring.data.redis.port", HANGING::getLocalPort);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersAllTheSameAndCountsWhatIsDropped() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            assertThat(System.nanoTime()).as("drops within a minute").isLessThan(end);
            for (int i = 0; i < 100; i++) {
                assertThat(post("/predict", "{\"text\":\"a card\"}").statusCode()).isEqualTo(200);
            }
        } while (dropped() == 0);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    private double dropped() throws Exception {
        Matcher line = DROPPED.matcher(get("/metrics").body());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
