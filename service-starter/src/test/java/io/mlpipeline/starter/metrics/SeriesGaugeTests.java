package io.mlpipeline.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SeriesGaugeTests {

    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SeriesGauge gauge = new SeriesGauge(meters, "ml.test", "For this test");

    @Test
    void showsTheNewestValuesAndNoOtherSeries() {
        gauge.show(Map.of(Tags.of("side", "left"), 1.0, Tags.of("side", "right"), 2.0));
        gauge.show(Map.of(Tags.of("side", "left"), 3.0, Tags.of("side", "middle"), 4.0));

        assertThat(meters.scrape())
                .contains("ml_test{side=\"left\"} 3.0", "ml_test{side=\"middle\"} 4.0")
                .doesNotContain("right");
    }

    @Test
    void canBeScrapedWhileItChanges() {
        gauge.show(Map.of(Tags.of("side", "left"), 0.0));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> changes =
                CompletableFuture.runAsync(() -> {
                    for (double i = 0; !done.get(); i++) {
                        gauge.show(Map.of(Tags.of("side", "left"), i, Tags.of("side", "right"), i));
                    }
                });
        try {
            for (int i = 0; i < 20_000; i++) {
                assertThat(meters.scrape()).containsOnlyOnce("side=\"left\"");
            }
        } finally {
            done.set(true);
        }
        changes.join();
    }
}
