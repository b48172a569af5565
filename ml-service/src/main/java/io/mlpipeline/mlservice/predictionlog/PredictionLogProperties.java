package io.mlpipeline.mlservice.predictionlog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How predictions get to the stream, and how many at most are on the way.
 *
 * @param stream name of the Redis stream
 * @param maxBuffered most predictions that wait in memory; what does not fit is dropped and counted
 * @param maxBufferedCharacters most characters of texts that wait in memory, as UTF-16 code units
 * @param maxOutstanding most entries in the stream that nobody has read; what was not read is never
 *     trimmed for what is newer
 * @param batchSize most entries sent at once
 * @param interval how long predictions gather before they are sent; nobody wakes the sender
 * @param answerLimit how long Redis may take to answer a batch before it counts as away
 * @param stopLimit how long the service waits when it ends, for what has not been sent
 */
@Validated
@ConfigurationProperties("mlpipeline.prediction-log")
record PredictionLogProperties(
        @DefaultValue("predictions") @NotBlank String stream,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int maxBuffered,
        @DefaultValue("8388608") @Min(1) long maxBufferedCharacters,
        @DefaultValue("200000") @Min(1) long maxOutstanding,
        @DefaultValue("500") @Min(1) @Max(10_000) int batchSize,
        @DefaultValue("50ms") @DurationMin(millis = 1) @DurationMax(seconds = 10) Duration interval,
        @DefaultValue("2s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
                Duration answerLimit,
        @DefaultValue("5s") @DurationMin @DurationMax(minutes = 1) Duration stopLimit) {}
