package io.mlpipeline.mlservice.learning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is learnt from at a time, and how thoroughly versions are compared.
 *
 * @param maxData most that is trained on, as one JSON object for each example; what people
 *     corrected comes first
 * @param maxHoldOut most examples of the hold-out by which two versions are compared
 * @param maxFeedback most examples of feedback by which two versions are compared, the latest
 * @param comparisonLimit longest time that two versions answer; then what was answered counts
 * @param comparisonAge how old a comparison may be for a promotion to rest on it
 */
@Validated
@ConfigurationProperties("mlpipeline.learning")
record LearningProperties(
        @DefaultValue("64MB") @NotNull DataSize maxData,
        @DefaultValue("2000") @Min(100) @Max(100_000) int maxHoldOut,
        @DefaultValue("1000") @Min(100) @Max(100_000) int maxFeedback,
        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1) Duration comparisonLimit,
        @DefaultValue("1h") @NotNull @DurationMin Duration comparisonAge) {}
