package io.mlpipeline.mlservice.batching;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How work is put together, and how much of it may wait.
 *
 * @param workers threads that compute batches; 0 means one for each processor
 * @param maxBatchSize items in a batch at most
 * @param maxBatchCost bound on what a batch costs when padded, that is the dearest item's cost
 *     times the number of items; for an encoder in tokens. An item above it makes a batch of its
 *     own
 * @param maxDelay how long an item may be held back for others to join its batch; with none, a
 *     worker takes what has queued meanwhile and never waits
 * @param queueCapacity items that may wait at most; a single call may exceed it when nothing waits
 * @param maxQueueTime work is refused when, at the speed of recent batches, it would begin to be
 *     computed later than this, unless fewer items wait than there are workers; nor is a batch of
 *     several items made that would take longer
 * @param deadline items that have waited longer are dropped instead of computed
 */
@Validated
@ConfigurationProperties("mlpipeline.batching")
public record BatchingProperties(
        @DefaultValue("0") @Min(0) @Max(1024) int workers,
        @DefaultValue("8") @Min(1) @Max(1024) int maxBatchSize,
        @DefaultValue("1024") @Min(1) int maxBatchCost,
        @DefaultValue("0ms") @NotNull Duration maxDelay,
        @DefaultValue("1024") @Min(1) @Max(1_000_000) int queueCapacity,
        @DefaultValue("75ms") @NotNull Duration maxQueueTime,
        @DefaultValue("5s") @NotNull Duration deadline) {

    public BatchingProperties {
        requireNotNegative("max-delay", maxDelay);
        requireNotNegative("max-queue-time", maxQueueTime);
        requireNotNegative("deadline", deadline);
    }

    /** The settings used where none are given. */
    public static BatchingProperties defaults() {
        return new BatchingProperties(
                0, 8, 1024, Duration.ZERO, 1024, Duration.ofMillis(75), Duration.ofSeconds(5));
    }

    /** Threads that compute batches, at least one. */
    public int workerCount() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "mlpipeline.batching.%s must not be negative.".formatted(name));
        }
    }
}
