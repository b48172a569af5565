package io.mlpipeline.mlservice.prediction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.registry.ModelManifest;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one loaded version, found by index and not by name. A counter is made when its
 * label is first answered, so that a model of many labels costs no more series than it uses.
 */
final class ModelMeters {

    private static final String VERSION = "model_version";
    private static final double[] SCORE_BUCKETS = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0
    };

    private final MeterRegistry meters;
    private final ModelManifest model;
    private final AtomicReferenceArray<@Nullable Counter> predictions;
    private final DistributionSummary score;
    private final Counter abstained;

    ModelMeters(MeterRegistry meters, ModelManifest model) {
        this.meters = meters;
        this.model = model;
        this.predictions =
                new AtomicReferenceArray<>(EngineKind.values().length * model.labels().size());
        this.score =
                DistributionSummary.builder("ml.prediction.score")
                        .description("Score of the best label")
                        .tag(VERSION, model.version())
                        .serviceLevelObjectives(SCORE_BUCKETS)
                        .register(meters);
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
        score.record(bestScore);
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
        meters.remove(score);
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
