package io.mlpipeline.starter.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How streams are consumed.
 *
 * @param enabled false leaves the streams to other processes
 * @param workers threads for each stream
 * @param batchSize entries at most that are handed over at once
 * @param block how long a read waits for entries; well below {@code spring.data.redis.timeout}
 * @param claimAfter how long an entry may be under way before others take it from its consumer,
 *     which must have died by then; well above what a batch takes
 * @param maxDeliveries tries of one entry before it is given up
 * @param retryDelay how long a failed entry rests; at most as long as {@code claimAfter}
 * @param maxPause longest pause while Redis or what the handler needs is down
 */
@Validated
@ConfigurationProperties("mlpipeline.stream")
public record StreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") @Min(1) @Max(256) int workers,
        @DefaultValue("250") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("1s") @NotNull Duration block,
        @DefaultValue("20s") @NotNull Duration claimAfter,
        @DefaultValue("5") @Min(1) @Max(100) int maxDeliveries,
        @DefaultValue("2s") @NotNull Duration retryDelay,
        @DefaultValue("5s") @NotNull Duration maxPause) {}
