package io.mlpipeline.benchmarks.loadgen;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts answers as they come, from all connections at once. */
final class Tally {

    private static final int DIGITS = 3;

    private final Histogram accepted = new ConcurrentHistogram(DIGITS);
    private final Histogram acceptedSinceDue = new ConcurrentHistogram(DIGITS);
    private final Histogram refused = new ConcurrentHistogram(DIGITS);
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /**
     * Takes the moments at which a request was due, sent and answered, in nanoseconds since the
     * start.
     */
    void answered(int status, long due, long sent, long answered) {
        statuses.computeIfAbsent(status, any -> new LongAdder()).increment();
        if (status >= 200 && status < 300) {
            accepted.recordValue(answered - sent);
            acceptedSinceDue.recordValue(answered - due);
        } else {
            refused.recordValue(answered - sent);
        }
    }

    void failed(IOException reason) {
        String words = reason.getMessage() == null ? "" : reason.getMessage();
        failures.computeIfAbsent(words, any -> new LongAdder()).increment();
    }

    long sent() {
        return accepted.getTotalCount()
                + refused.getTotalCount()
                + counts(failures).values().stream().mapToLong(Long::longValue).sum();
    }

    LoadResult result(double seconds, long unsent) {
        return new LoadResult(
                seconds,
                counts(statuses),
                counts(failures),
                unsent,
                Latency.of(accepted),
                Latency.of(acceptedSinceDue),
                Latency.of(refused));
    }

    private static <K> Map<K, Long> counts(Map<K, LongAdder> adders) {
        Map<K, Long> counts = new TreeMap<>();
        adders.forEach((key, count) -> counts.put(key, count.sum()));
        return counts;
    }
}
