package io.mlpipeline.starter.requestmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMetersTests {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RequestMeters meters =
            new RequestMeters(registry, List.of(Duration.ofMillis(1), Duration.ofMillis(10)));

    @Test
    void bearsTheNamesOfTheDesign() {
        answer("POST", "/predict", 200, 5_000_000);

        assertThat(registry.scrape())
                .contains(
                        "ml_api_requests_total{endpoint=\"/predict\",method=\"POST\",status=\"200\"} 1.0")
                .contains(
                        "ml_api_request_duration_seconds_bucket{endpoint=\"/predict\",le=\"0.001\"} 0")
                .contains(
                        "ml_api_request_duration_seconds_bucket{endpoint=\"/predict\",le=\"0.01\"} 1")
                .contains("ml_api_request_duration_seconds_count{endpoint=\"/predict\"} 1")
                .contains("ml_api_active_requests 0.0");
    }

    @Test
    void countsWhatIsUnderWay() {
        meters.started();
        assertThat(registry.scrape()).contains("ml_api_active_requests 1.0");
    }

    @Test
    void keepsMethodsAndStatusesBounded() {
        answer("BREW", "/predict", 200, 1);
        answer("get", "/predict", 99_999, 1);

        assertThat(registry.scrape())
                .contains("method=\"OTHER\",status=\"200\"")
                .contains("method=\"OTHER\",status=\"500\"")
                .doesNotContain("BREW");
    }

    private void answer(String method, String endpoint, int status, long nanos) {
        meters.started();
        meters.finished(method, endpoint, status, nanos);
    }
}
