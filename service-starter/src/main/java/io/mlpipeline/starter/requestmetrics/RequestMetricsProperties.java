package io.mlpipeline.starter.requestmetrics;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are measured.
 *
 * @param enabled false brings back Spring Boot's own {@code http.server.requests}
 * @param buckets upper bounds of the histogram of request durations
 */
@Validated
@ConfigurationProperties("mlpipeline.request-metrics")
record RequestMetricsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue({
                    "500us", "1ms", "2ms", "5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms",
                    "1s", "2500ms", "5s", "10s"
                })
                @NotEmpty
                List<Duration> buckets) {}
