package io.mlpipeline.dataapi.predictions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code ml_predictions_stored_total} and {@code ml_predictions_refused_total{reason}}. */
@Component
class PredictionMetrics {

    private final Counter stored;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    PredictionMetrics(MeterRegistry meters) {
        this.stored =
                Counter.builder("ml.predictions.stored")
                        .description("Predictions kept, each once")
                        .register(meters);
        for (Refusal reason : Refusal.values()) {
            refused.put(
                    reason,
                    Counter.builder("ml.predictions.refused")
                            .description("Predictions that came and could not be kept")
                            .tag("reason", reason.id())
                            .register(meters));
        }
    }

    void stored(int count) {
        stored.increment(count);
    }

    void refused(Refusal reason) {
        Counter counter = refused.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
