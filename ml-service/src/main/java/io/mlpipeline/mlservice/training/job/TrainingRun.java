package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.Dataset;
import io.mlpipeline.mlservice.dataset.DatasetException;
import io.mlpipeline.mlservice.dataset.DatasetReader;
import io.mlpipeline.mlservice.learning.Comparison;
import io.mlpipeline.mlservice.learning.Learning;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.mlservice.registry.PromotionGate;
import io.mlpipeline.mlservice.training.Stage;
import io.mlpipeline.mlservice.training.TrainedModel;
import io.mlpipeline.mlservice.training.TrainingPipeline;
import io.mlpipeline.mlservice.training.TrainingProgress;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Does what a job asks for: gathers or reads the examples, trains, publishes, compares and, if
 * wanted, activates.
 */
final class TrainingRun {

    private static final int NEARLY_DONE = 99;

    private final TrainingPipeline pipeline;
    private final ModelRegistry registry;
    private final @Nullable Learning learning;
    private final @Nullable PromotionGate gate;

    /**
     * @param learning null where there is no database
     * @param gate null where nothing is judged
     */
    TrainingRun(
            TrainingPipeline pipeline,
            ModelRegistry registry,
            @Nullable Learning learning,
            @Nullable PromotionGate gate) {
        this.pipeline = pipeline;
        this.registry = registry;
        this.learning = learning;
        this.gate = gate;
    }

    /**
     * Checks what can be checked before a job is queued.
     *
     * @throws ProblemException conflict if there is no database to collect from, not_ready if it
     *     does not answer
     */
    void requirePossible(TrainingOrder order) {
        if (order.isFromCollected()) {
            learning().requireDatabase();
        }
    }

    /**
     * What came of it.
     *
     * @throws CancellationException if the job was cancelled before its model was published
     * @throws DatasetException if the data does not suffice
     * @throws ProblemException if the registry does not take the model
     * @throws IOException if the model cannot be written
     */
    TrainingResult run(TrainingJob job, JobFiles files) throws IOException {
        TrainingOrder order = job.order();
        registry.requireWritable();
        if (order.isFromCollected()) {
            collect(job, files);
        }
        Dataset data =
                new DatasetReader(order.source().columns())
                        .read(files.data(), order.source().format());
        TrainedModel model =
                pipeline.train(data, order.spec(), files.model(), job::progress, job::cancelAsked);
        requireWanted(job);
        ModelManifest published = publish(model);
        if (order.isFromCollected()) {
            registry.nominate(published.version());
        }
        Comparison comparison = compare(job, published.version());
        if (order.activate()) {
            activate(published.version());
        }
        return new TrainingResult(published, comparison);
    }

    private void collect(TrainingJob job, JobFiles files) throws IOException {
        job.progress(new TrainingProgress(Stage.COLLECT, 0, 0, null));
        if (learning().collect(files.data()) == 0) {
            throw new DatasetException(
                    "No labelled text has been collected that may be trained on: send texts with labels to POST /texts of data-api, or corrections to POST /feedback.");
        }
        requireWanted(job);
    }

    private Learning learning() {
        if (learning == null) {
            throw ProblemException.conflict(
                    "There is no database to collect examples from: start the service with spring.datasource.url, or send examples as CSV or NDJSON.");
        }
        return learning;
    }

    private static void requireWanted(TrainingJob job) {
        if (job.cancelAsked()) {
            throw new CancellationException("The training was cancelled.");
        }
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

    private @Nullable Comparison compare(TrainingJob job, String version) {
        if (learning == null) {
            return null;
        }
        TrainingProgress last = job.status().progress();
        double spent = last == null ? 0 : last.secondsSpent();
        job.progress(new TrainingProgress(Stage.COMPARE, NEARLY_DONE, spent, null));
        return learning.compare(version).orElse(null);
    }

    private void activate(String version) {
        try {
            if (gate != null) {
                gate.requireNoWorse(version);
            }
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
