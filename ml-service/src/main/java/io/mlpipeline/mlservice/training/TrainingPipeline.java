package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.dataset.Dataset;
import io.mlpipeline.mlservice.dataset.DatasetException;
import io.mlpipeline.mlservice.dataset.Split;
import io.mlpipeline.mlservice.dataset.StratifiedSplits;
import io.mlpipeline.mlservice.encoder.BulkEmbedding;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.evaluation.Baseline;
import io.mlpipeline.mlservice.evaluation.Evaluation;
import io.mlpipeline.mlservice.training.TrainingReport.CascadeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trains, measures and writes one model.
 *
 * <p>A share of the data is held out. On the rest, cross-validation says how to turn scores into
 * probabilities and when a cascade asks its second stage; trainings without some of the classes say
 * below which score an answer is none. A model of the rest, so calibrated, is measured on what was
 * held out. The model that is written is then trained on everything, with the same calibration.
 */
public final class TrainingPipeline {

    private static final int FOLDS = 4;
    private static final int FEWEST_EXAMPLES = 10;

    private final SharedEncoder encoders;
    private final int threads;

    /**
     * @param encoders loaded only if an engine with an encoder is trained
     * @param threads to train with
     */
    public TrainingPipeline(SharedEncoder encoders, int threads) {
        this.encoders = encoders;
        this.threads = threads;
    }

    /**
     * Trains a model into a directory.
     *
     * @param directory must not exist yet, or be empty
     * @param listener is told how far it has come, at most once for each percent and stage
     * @param cancelled asked often; once it says yes the training ends
     * @throws CancellationException if it was cancelled; the directory is left empty
     * @throws DatasetException if the data does not suffice
     * @throws IOException if the model cannot be written
     */
    public TrainedModel train(
            Dataset data,
            TrainingSpec spec,
            Path directory,
            Consumer<TrainingProgress> listener,
            BooleanSupplier cancelled)
            throws IOException {
        ProgressTracker progress =
                new ProgressTracker(weights(spec.engine()), listener, cancelled, System::nanoTime);
        ParallelFits fits = new ParallelFits(threads);
        Split split = split(data, spec);
        Corpus corpus = corpus(data, spec.engine(), progress.begin(Stage.EMBED));
        Corpus rest = corpus.select(split.train());

        Opinions unseen = crossValidated(rest, spec, fits, progress.begin(Stage.CALIBRATE));
        Calibrated calibrated = Calibrated.on(unseen, spec.engine(), spec.maxAccuracyLoss());
        double abstainBelow =
                Abstention.threshold(
                        rest, calibrated, spec.seed(), fits, progress.begin(Stage.REFUSE));

        Learned measured = learn(rest, spec, progress.begin(Stage.EVALUATE));
        Opinions held = measured.opinions(corpus.select(split.held()));
        Learned everything = learn(corpus, spec, progress.begin(Stage.FIT));

        progress.begin(Stage.WRITE);
        float[][] answers = calibrated.answers(held);
        TrainingReport report =
                new TrainingReport(
                        spec.engine().id(),
                        data.summary(),
                        rest.size(),
                        Evaluation.of(data.labels(), answers, held.targets()),
                        Baseline.of(data.labels(), corpus.targets(), answers),
                        accuracies(data, calibrated, held),
                        abstainBelow,
                        cascadeReport(calibrated, held),
                        ProcessCost.since(progress.secondsSpent()));
        return new ModelWriter(encoders)
                .write(everything, calibrated, data, spec, report, directory);
    }

    private static Split split(Dataset data, TrainingSpec spec) {
        int[] targets = data.targets();
        Split split = StratifiedSplits.holdOut(targets, spec.holdOut(), spec.seed());
        if (targets.length < FEWEST_EXAMPLES || split.held().length < 2) {
            throw new DatasetException(
                    "%d examples are left, with %d to measure on; training needs at least %d, and two classes with two examples each."
                            .formatted(targets.length, split.held().length, FEWEST_EXAMPLES));
        }
        return split;
    }

    private Corpus corpus(Dataset data, EngineKind engine, DoubleConsumer progress)
            throws IOException {
        float[][] vectors = new float[0][];
        if (engine != EngineKind.LINEAR) {
            vectors = new BulkEmbedding(encoders.get(), threads).embed(data.texts(), progress);
        }
        return new Corpus(data.texts(), vectors, data.targets(), data.labels().size());
    }

    /** Opinions on every example, of parts trained on the other folds. */
    private static Opinions crossValidated(
            Corpus corpus, TrainingSpec spec, ParallelFits fits, DoubleConsumer progress) {
        List<Function<DoubleConsumer, Opinions>> tasks = new ArrayList<>();
        for (Split fold : StratifiedSplits.folds(corpus.targets(), FOLDS, spec.seed())) {
            tasks.add(share ->
                    learn(corpus.select(fold.train()), spec, share)
                            .opinions(corpus.select(fold.held())));
        }
        return Opinions.joined(fits.run(tasks, progress));
    }

    private static Learned learn(Corpus corpus, TrainingSpec spec, DoubleConsumer progress) {
        return Learned.from(corpus, spec.engine(), spec.seed(), progress);
    }

    private static Map<String, Double> accuracies(
            Dataset data, Calibrated calibrated, Opinions held) {
        Map<String, Double> accuracies = new TreeMap<>();
        calibrated
                .byEngine(held)
                .forEach((engine, answers) ->
                        accuracies.put(
                                engine.id(),
                                Evaluation.of(data.labels(), answers, held.targets()).accuracy()));
        return accuracies;
    }

    private static @Nullable CascadeReport cascadeReport(Calibrated calibrated, Opinions held) {
        if (calibrated.cascade() == null) {
            return null;
        }
        return new CascadeReport(
                calibrated.cascade().threshold(),
                calibrated.linearShare(held),
                calibrated.cascade().curve());
    }

    /** Seconds that each stage takes with ten thousand short texts, roughly. */
    private static Map<Stage, Double> weights(EngineKind engine) {
        double fit = engine == EngineKind.LINEAR ? 2 : engine == EngineKind.ENCODER ? 4 : 6;
        Map<Stage, Double> weights = new EnumMap<>(Stage.class);
        weights.put(Stage.EMBED, engine == EngineKind.LINEAR ? 0.0 : 15.0);
        weights.put(Stage.CALIBRATE, FOLDS * fit / 2);
        weights.put(Stage.REFUSE, fit);
        weights.put(Stage.EVALUATE, fit);
        weights.put(Stage.FIT, fit * 1.2);
        weights.put(Stage.WRITE, 0.5);
        return weights;
    }
}
