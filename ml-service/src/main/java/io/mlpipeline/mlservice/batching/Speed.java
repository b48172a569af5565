package io.mlpipeline.mlservice.batching;

import java.time.Duration;

/** How fast one worker has been lately: an exponentially weighted mean over its batches. */
final class Speed {

    /** Weight of the newest batch: the mean follows a change within some ten batches. */
    private static final double NEWEST = 0.1;

    private double cost;
    private double nanos;
    private volatile double nanosPerCost;

    /** Takes a batch into account; dear batches count for more than cheap ones. */
    synchronized void measured(long batchCost, long batchNanos) {
        double weight = cost == 0 ? 1 : NEWEST;
        cost += weight * (batchCost - cost);
        nanos += weight * (batchNanos - nanos);
        nanosPerCost = nanos / cost;
    }

    /** Nanoseconds the given cost takes one worker; 0 before anything was measured. */
    double nanosFor(double batchCost) {
        return nanosPerCost * batchCost;
    }

    /** The cost that takes one worker that long; without bound before anything was measured. */
    double costWithin(Duration time) {
        return time.toNanos() / nanosPerCost;
    }
}
