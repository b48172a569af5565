package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.Dataset;
import io.mlpipeline.mlservice.dataset.DatasetReader;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.mlservice.training.TrainedModel;
import io.mlpipeline.mlservice.training.TrainingPipeline;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Does what a job asks for: reads, trains, publishes and, if wanted, activates. */
final class TrainingRun {

    private final TrainingPipeline pipeline;
    private final ModelRegistry registry;

    TrainingRun(TrainingPipeline pipeline, ModelRegistry registry) {
        this.pipeline = pipeline;
        this.registry = registry;
    }

    /**
     * The published model's manifest.
     *
     * @throws CancellationException if the job was cancelled before its model was published
     * @throws io.mlpipeline.mlservice.dataset.DatasetException if the data does not suffice
     * @throws ProblemException if the registry does not take the model
     * @throws IOException if the model cannot be written
     */
    ModelManifest run(TrainingJob job, JobFiles files) throws IOException {
        TrainingOrder order = job.order();
        registry.requireWritable();
        Dataset data = new DatasetReader(order.columns()).read(files.data(), order.format());
        TrainedModel model =
                pipeline.train(data, order.spec(), files.model(), job::progress, job::cancelAsked);
        if (job.cancelAsked()) {
            throw new CancellationException("The training was cancelled.");
        }
        ModelManifest published = publish(model);
        if (order.activate()) {
            activate(published.version());
        }
        return published;
    }

    /**
     * A version is named after what it holds: if it is there, the same data was trained on with the
     * same seed before, and only the date would differ.
     */
    private ModelManifest publish(TrainedModel model) {
        String version = model.manifest().version();
        return registry.contains(version)
                ? registry.manifestOf(version)
                : registry.publish(model.directory());
    }

    private void activate(String version) {
        try {
            registry.activate(version);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.status(),
                    e.code(),
                    "The model is published as %s, but not the champion: %s"
                            .formatted(version, e.detail()),
                    null);
        }
    }
}
