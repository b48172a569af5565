package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.engine.EngineKind;

/**
 * What is to be trained, and how it is measured.
 *
 * @param engine linear, encoder or cascade
 * @param seed of everything random; the same data and seed give the same model
 * @param holdOut share of each class that is kept apart to measure with, 0.05 to 0.5; the model
 *     that is written is then trained on everything
 * @param maxAccuracyLoss accuracy that a cascade may lose against the encoder alone, 0 to 1
 * @param licence terms of use of the model, for its manifest
 */
public record TrainingSpec(
        EngineKind engine, long seed, double holdOut, double maxAccuracyLoss, String licence) {

    public static final long DEFAULT_SEED = 42;
    public static final double DEFAULT_HOLD_OUT = 0.2;

    public TrainingSpec {
        if (engine == EngineKind.ONNX) {
            throw new IllegalArgumentException(
                    "The onnx engine serves models trained elsewhere; train linear, encoder or cascade.");
        }
        if (!(holdOut >= 0.05 && holdOut <= 0.5)) {
            throw new IllegalArgumentException("The hold-out must be between 0.05 and 0.5.");
        }
        if (!(maxAccuracyLoss >= 0 && maxAccuracyLoss <= 1)) {
            throw new IllegalArgumentException(
                    "The accuracy that may be lost must be between 0 and 1.");
        }
    }

    /** A spec with the default seed and hold-out, and no accuracy to lose. */
    public static TrainingSpec of(EngineKind engine) {
        return new TrainingSpec(engine, DEFAULT_SEED, DEFAULT_HOLD_OUT, 0, "unspecified");
    }
}
