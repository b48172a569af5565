package io.mlpipeline.mlservice.training.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How trainings over HTTP are run.
 *
 * @param maxWaiting most jobs that wait while one runs; beyond it uploads are refused with 429
 * @param maxEnded most jobs that are remembered after their end
 * @param threads to train with; 0 for all processors but one, so that answers are still given
 * @param directory folder for uploads and models in the making, the system's if empty
 * @param maxWatchers most clients that watch jobs by server-sent events
 * @param heartbeat how often a watcher hears something even if nothing has changed
 */
@Validated
@ConfigurationProperties("mlpipeline.training")
record TrainingProperties(
        @DefaultValue("4") @Min(0) @Max(1_000) int maxWaiting,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxEnded,
        @DefaultValue("0") @Min(0) @Max(1_024) int threads,
        @DefaultValue("") @NotNull String directory,
        @DefaultValue("64") @Min(1) @Max(10_000) int maxWatchers,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 10) Duration heartbeat) {

    int threadsOrDefault() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
