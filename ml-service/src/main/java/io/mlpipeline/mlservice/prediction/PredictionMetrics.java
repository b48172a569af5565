package io.mlpipeline.mlservice.prediction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.registry.LoadedModel;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts predictions: {@code ml_predictions_total}, {@code ml_prediction_score}, {@code
 * ml_predictions_abstained_total}, {@code ml_prediction_inflight_characters}. The series of a
 * version end when it is closed.
 */
@Component
class PredictionMetrics {

    private static final double[] SCORE_BUCKETS = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0
    };

    private final MeterRegistry meters;
    private final Histogram scores;
    private final ConcurrentHashMap<LoadedModel, ModelMeters> byModel = new ConcurrentHashMap<>();

    PredictionMetrics(MeterRegistry meters, PrometheusRegistry prometheus, WorkInFlight work) {
        this.meters = meters;
        // not Micrometer's, which rounds a value up to a whole number before it picks the bucket
        this.scores =
                Histogram.builder()
                        .name("ml_prediction_score")
                        .help("Score of the best label")
                        .labelNames("model_version")
                        .classicOnly()
                        .withoutExemplars()
                        .classicUpperBounds(SCORE_BUCKETS)
                        .register(prometheus);
        Gauge.builder("ml.prediction.inflight.characters", work, WorkInFlight::characters)
                .description("Characters of the texts that are being worked on")
                .register(meters);
    }

    /** Counts the answers of a model, of which the caller holds a lease. */
    void record(LoadedModel model, Outcome outcome) {
        ModelMeters its = byModel.get(model);
        if (its == null) {
            its = byModel.computeIfAbsent(model, this::register);
        }
        for (Classification classification : outcome.classifications()) {
            int best = classification.scores().bestIndex();
            float score = classification.scores().probabilities()[best];
            its.record(best, classification.engine(), score, outcome.abstains(score));
        }
    }

    private ModelMeters register(LoadedModel model) {
        ModelMeters its = new ModelMeters(meters, scores, model.manifest());
        model.afterClose(() -> {
            byModel.remove(model);
            its.remove();
        });
        return its;
    }
}
