package io.mlpipeline.benchmarks.loadgen;

import org.HdrHistogram.Histogram;

/**
 * Times of one kind of answer, in milliseconds; all 0 if there was none.
 *
 * @param count answers
 * @param p50 median
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max slowest
 */
public record Latency(long count, double p50, double p99, double p999, double max) {

    static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getValueAtPercentile(99.9) / 1e6,
                nanos.getMaxValue() / 1e6);
    }
}
