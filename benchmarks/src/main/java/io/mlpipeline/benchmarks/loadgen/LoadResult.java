package io.mlpipeline.benchmarks.loadgen;

import java.util.Map;

/**
 * What came back.
 *
 * @param seconds until the last answer
 * @param statuses answers by status
 * @param failures connections that broke, timed out or could not be opened, one per request, by
 *     what the system said
 * @param unsent requests of a fixed rate for which no connection became free in time
 * @param accepted answers of 2xx, from sending
 * @param acceptedSinceDue the same, from the moment each was due
 * @param refused all other answers, from sending
 */
public record LoadResult(
        double seconds,
        Map<Integer, Long> statuses,
        Map<String, Long> failures,
        long unsent,
        Latency accepted,
        Latency acceptedSinceDue,
        Latency refused) {

    public double acceptedPerSecond() {
        return accepted.count() / seconds;
    }

    public double refusedPerSecond() {
        return refused.count() / seconds;
    }

    /** Anything but a good answer. */
    public long notAnswered() {
        return refused.count() + failed() + unsent;
    }

    /** Requests without any answer. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
