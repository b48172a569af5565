package io.mlpipeline.mlservice.prediction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one loaded version, found by index and not by name. A counter is made when its
 * label is first answered, so that a model of many labels costs no more series than it uses.
 */
final class ModelMeters {

    private static final String VERSION = "model_version";

    private final MeterRegistry meters;
    private final ModelManifest model;
    private final AtomicReferenceArray<@Nullable Counter> predictions;
    private final Histogram scores;
    private final DistributionDataPoint score;
    private final Counter abstained;

    ModelMeters(MeterRegistry meters, Histogram scores, ModelManifest model) {
        this.meters = meters;
        this.model = model;
        this.predictions =
                new AtomicReferenceArray<>(EngineKind.values().length * model.labels().size());
        this.scores = scores;
        this.score = scores.labelValues(model.version());
        this.abstained =
                Counter.builder("ml.predictions.abstained")
                        .description("Answers whose score was too low to be taken for one")
                        .tag(VERSION, model.version())
                        .register(meters);
    }

    void record(int label, EngineKind engine, float bestScore, boolean abstains) {
        int index = engine.ordinal() * model.labels().size() + label;
        Counter counter = predictions.get(index);
        if (counter == null) {
            counter = predictionsOf(label, engine);
            predictions.set(index, counter);
        }
        counter.increment();
        score.observe(bestScore);
        if (abstains) {
            abstained.increment();
        }
    }

    /** Ends the series of this version. */
    void remove() {
        for (int i = 0; i < predictions.length(); i++) {
            Meter counter = predictions.get(i);
            if (counter != null) {
                meters.remove(counter);
            }
        }
        scores.remove(model.version());
        meters.remove(abstained);
    }

    private Counter predictionsOf(int label, EngineKind engine) {
        return Counter.builder("ml.predictions")
                .description("Answers by label")
                .tag(VERSION, model.version())
                .tag("label", model.labels().get(label))
                .tag("engine", engine.id())
                .register(meters);
    }
}
