package io.mlpipeline.mlservice.predictionlog;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.Timing;
import io.mlpipeline.mlservice.prediction.Outcome;
import io.mlpipeline.mlservice.registry.FileDigest;
import io.mlpipeline.mlservice.registry.ModelManifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers of a model {@code m1} that knows six labels, a to f, and is surest of a. */
final class Outcomes {

    private static final Labels LABELS = new Labels(List.of("a", "b", "c", "d", "e", "f"));
    private static final float[] PROBABILITIES = {0.5f, 0.2f, 0.12f, 0.1f, 0.05f, 0.03f};
    private static final ModelManifest MODEL =
            new ModelManifest(
                    ModelManifest.FORMAT,
                    "m1",
                    "cascade",
                    LABELS.names(),
                    Map.of("file", new FileDigest(1, "0".repeat(64))),
                    new ModelManifest.TrainingData("0".repeat(64), 30),
                    new ModelManifest.Metrics(0.9, 0.9, 0.01),
                    0.6,
                    1,
                    Instant.EPOCH,
                    "0.1.0",
                    "Apache-2.0",
                    null);

    private Outcomes() {}

    /** One for each text; their ids are {@code id of TEXT}. */
    static Outcome of(String... texts) {
        Classification classification =
                new Classification(
                        new Scores(LABELS, PROBABILITIES), EngineKind.LINEAR, Timing.NONE);
        return new Outcome(
                MODEL,
                List.of(texts),
                Stream.of(texts).map(text -> "id of " + text).toList(),
                Stream.of(texts).map(text -> classification).toList(),
                List.of());
    }
}
