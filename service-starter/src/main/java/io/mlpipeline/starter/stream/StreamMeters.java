package io.mlpipeline.starter.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code ml_stream_lag}, {@code ml_stream_processed_total}, {@code ml_stream_rejected_total},
 * {@code ml_stream_retried_total} and {@code ml_stream_dead_letters_total} of one stream.
 */
final class StreamMeters {

    private final Counter processed;
    private final Counter rejected;
    private final Counter retried;
    private final Counter deadLetters;
    private volatile double outstanding = Double.NaN;

    StreamMeters(MeterRegistry registry, String stream) {
        this.processed =
                counter(registry, stream, "processed", "Entries dealt with, the rejected included");
        this.rejected = counter(registry, stream, "rejected", "Entries dealt with and turned down");
        this.retried = counter(registry, stream, "retried", "Entries handed out again");
        this.deadLetters =
                counter(registry, stream, "dead.letters", "Entries given up after too many tries");
        Gauge.builder("ml.stream.lag", this, meters -> meters.outstanding)
                .description("Entries not dealt with yet, by all consumers; NaN if Redis is down")
                .tag("stream", stream)
                .register(registry);
    }

    private static Counter counter(
            MeterRegistry registry, String stream, String name, String description) {
        return Counter.builder("ml.stream." + name)
                .description(description)
                .tag("stream", stream)
                .register(registry);
    }

    void finished(int done, int turnedDown) {
        processed.increment(done + turnedDown);
        rejected.increment(turnedDown);
    }

    void handedOutAgain(int entries) {
        retried.increment(entries);
    }

    void buried() {
        deadLetters.increment();
    }

    void outstanding(double entries) {
        outstanding = entries;
    }
}
