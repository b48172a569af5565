package io.mlpipeline.dataapi.stats;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the model is looked after.
 *
 * @param refresh how often the metrics are calculated
 * @param window how much of the past the metrics are about, and {@code GET /stats} if the caller
 *     does not say
 * @param driftSamplesPerBin answers needed for each bin before drift is told from chance; at 20,
 *     chance alone is expected to give an index of 0.05
 */
@Validated
@ConfigurationProperties("mlpipeline.stats")
record StatsProperties(
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration refresh,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration window,
        @DefaultValue("20") @Min(1) @Max(10_000) int driftSamplesPerBin) {}
