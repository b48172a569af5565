package io.mlpipeline.mlservice.predictionlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of the predictions on their way to the stream: {@code ml_predictions_sent_total},
 * {@code ml_predictions_dropped_total} by reason, {@code ml_predictions_buffered}.
 */
final class PredictionLogMetrics {

    private final Counter sent;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    PredictionLogMetrics(MeterRegistry meters, OutcomeBuffer buffer) {
        sent =
                Counter.builder("ml.predictions.sent")
                        .description("Predictions that the stream has taken")
                        .register(meters);
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("ml.predictions.dropped")
                            .description("Predictions that were answered but not remembered")
                            .tag("reason", reason.id())
                            .register(meters));
        }
        Gauge.builder("ml.predictions.buffered", buffer, OutcomeBuffer::size)
                .description("Predictions that wait to be sent to the stream")
                .register(meters);
    }

    void sent(int count) {
        sent.increment(count);
    }

    void dropped(DropReason reason, int count) {
        Objects.requireNonNull(dropped.get(reason)).increment(count);
    }

    double dropped() {
        return dropped.values().stream().mapToDouble(Counter::count).sum();
    }
}
