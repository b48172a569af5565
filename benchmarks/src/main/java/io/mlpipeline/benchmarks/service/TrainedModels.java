package io.mlpipeline.benchmarks.service;

import io.mlpipeline.benchmarks.dataset.PreparedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Models made from the prepared data, kept beside it so that each is trained once. */
final class TrainedModels {

    private final ServiceOptions options;
    private final PreparedData data;
    private final MlService mlService;
    private final FlaskService flask;
    private final PrintWriter progress;

    TrainedModels(
            ServiceOptions options,
            PreparedData data,
            MlService mlService,
            FlaskService flask,
            PrintWriter progress) {
        this.options = options;
        this.data = data;
        this.mlService = mlService;
        this.flask = flask;
        this.progress = progress;
    }

    /** A file for Flask, a folder for the others. */
    Path of(Target target) throws IOException, InterruptedException {
        Path model = data.folder().resolve("model-" + target.label());
        return cached(model, fresh -> train(target, data.trainCsv(), fresh));
    }

    /**
     * A folder with one version trained on all of the training part and one on its first four
     * fifths.
     */
    Path twoVersionsOf(Target engine) throws IOException, InterruptedException {
        Path models = data.folder().resolve("versions-" + engine.label());
        return cached(
                models,
                fresh -> {
                    train(engine, data.trainCsv(), fresh);
                    train(engine, data.shorterTrainCsv(), fresh);
                });
    }

    /** Trains under another name first: what was broken off is never taken for a model. */
    private Path cached(Path model, Training training) throws IOException, InterruptedException {
        if (options.retrain() || !Files.exists(model)) {
            Path fresh = model.resolveSibling(model.getFileName() + ".new");
            FileSystemUtils.deleteRecursively(fresh);
            training.into(fresh);
            FileSystemUtils.deleteRecursively(model);
            Files.move(fresh, model);
        }
        return model;
    }

    private void train(Target target, Path csv, Path model)
            throws IOException, InterruptedException {
        progress.printf("training %s on %s%n", target.label(), csv.getFileName());
        progress.flush();
        Path log = data.folder().resolve("train-" + target.label() + ".log");
        if (target == Target.FLASK) {
            flask.train(csv, model, log).run(ServiceOptions.LONGEST_TRAINING);
        } else {
            Path made = Files.createDirectories(model).resolve(".made");
            new ChildCommand(mlService.train(csv, target, made), Map.of(), data.folder(), log)
                    .run(ServiceOptions.LONGEST_TRAINING);
            Files.move(made, model.resolve(version(made)));
        }
    }

    /** A registry's folders bear the names of their versions. */
    private static String version(Path model) {
        return JsonMapper.shared()
                .readTree(model.resolve("manifest.json").toFile())
                .get("version")
                .stringValue();
    }

    /** Writes a model to a path that does not exist yet. */
    private interface Training {
        void into(Path fresh) throws IOException, InterruptedException;
    }
}
