package io.mlpipeline.mlservice.batching;

import java.time.Duration;

/** Settings for tests. */
final class Batchers {

    private Batchers() {}

    static BatchingProperties settings(int workers, int maxBatchSize) {
        return settings(workers, maxBatchSize, 1_000, Duration.ofSeconds(30));
    }

    static BatchingProperties settings(
            int workers, int maxBatchSize, int capacity, Duration maxQueueTime) {
        return new BatchingProperties(
                workers,
                maxBatchSize,
                1_000_000,
                Duration.ZERO,
                capacity,
                maxQueueTime,
                Duration.ofSeconds(60));
    }
}
