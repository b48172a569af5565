package io.mlpipeline.mlservice.engine;

import java.time.Duration;

/**
 * An engine that has more work waiting than it can answer in time. Cheap: thousands may be thrown.
 */
public final class OverloadedException extends RuntimeException {

    private final Duration retryAfter;

    public OverloadedException(Duration retryAfter) {
        super("More work is waiting than can be answered in time.", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When trying again makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
