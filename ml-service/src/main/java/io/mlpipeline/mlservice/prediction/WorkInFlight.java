package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the characters that are being worked on, over all requests, so that large batches cannot
 * pile up. A request that is alone is taken whatever its size, since it has passed its own limits.
 */
final class WorkInFlight {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long max;
    private final AtomicLong characters = new AtomicLong();

    WorkInFlight(long max) {
        this.max = max;
    }

    /**
     * Takes a request's characters in; {@link #end} must follow.
     *
     * @throws ProblemException overloaded, if there is no room for them
     */
    void begin(long size) {
        long before = characters.getAndAdd(size);
        if (before > 0 && before + size > max) {
            characters.addAndGet(-size);
            throw overloaded(RETRY_AFTER);
        }
    }

    void end(long size) {
        characters.addAndGet(-size);
    }

    long characters() {
        return characters.get();
    }

    static ProblemException overloaded(Duration retryAfter) {
        return ProblemException.overloaded(
                "More work is waiting than can be answered in time; try again later.", retryAfter);
    }
}
