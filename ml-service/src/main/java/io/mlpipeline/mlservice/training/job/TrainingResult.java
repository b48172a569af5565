package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.learning.Comparison;
import io.mlpipeline.mlservice.registry.ModelManifest;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param model the published model's manifest
 * @param comparison how it fares beside the champion; null if it was not compared
 */
record TrainingResult(ModelManifest model, @Nullable Comparison comparison) {}
