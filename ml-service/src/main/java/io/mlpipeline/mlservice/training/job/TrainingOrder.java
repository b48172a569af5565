package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.training.TrainingSpec;

/**
 * What a client wants trained.
 *
 * @param spec engine and how it is measured
 * @param source where the examples come from
 * @param activate whether the model becomes the champion when it is done
 */
record TrainingOrder(TrainingSpec spec, ExampleSource source, boolean activate) {

    boolean isFromCollected() {
        return source instanceof ExampleSource.Collected;
    }
}
