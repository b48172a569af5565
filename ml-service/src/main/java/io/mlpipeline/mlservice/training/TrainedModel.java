package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.registry.ModelManifest;
import java.nio.file.Path;

/**
 * A model directory, complete and ready to be published.
 *
 * @param directory its manifest, report and files
 */
public record TrainedModel(Path directory, ModelManifest manifest, TrainingReport report) {}
