package io.mlpipeline.benchmarks.service;

import io.mlpipeline.benchmarks.dataset.PreparedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of ml-service, and the only place that knows its options and settings. */
final class MlService {

    private static final String MODELS = "--mlpipeline.registry.directory=";

    private final ServiceOptions options;

    MlService(ServiceOptions options) {
        this.options = options;
    }

    List<String> train(Path csv, Target engine, Path models) {
        List<String> words = java();
        words.addAll(
                List.of(
                        "train",
                        "--data",
                        csv.toString(),
                        "--text-column",
                        PreparedData.TEXT_COLUMN,
                        "--label-column",
                        PreparedData.LABEL_COLUMN,
                        "--engine",
                        engine.label(),
                        "--out",
                        models.toString()));
        return words;
    }

    /** Serves the newest model in {@code models}. */
    List<String> serve(Path models, int port) {
        return serve(models.toString(), port);
    }

    /** Serves the model inside the jar: what no folder is named for. */
    List<String> serveShipped(int port) {
        return serve("", port);
    }

    private List<String> serve(String models, int port) {
        List<String> words = java();
        words.addAll(
                List.of("--server.port=" + port, "--server.address=127.0.0.1", MODELS + models));
        return words;
    }

    private List<String> java() {
        List<String> words = new ArrayList<>();
        words.add(Jvm.program());
        words.addAll(options.javaOptions());
        words.addAll(List.of("-jar", options.mlServiceJar().toString()));
        return words;
    }
}
