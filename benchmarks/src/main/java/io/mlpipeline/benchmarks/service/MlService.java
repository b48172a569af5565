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
        List<String> words = serveShipped(port);
        words.add(MODELS + models);
        return words;
    }

    /** Serves the model inside the jar. */
    List<String> serveShipped(int port) {
        List<String> words = java();
        words.add("--server.port=" + port);
        words.add("--server.address=127.0.0.1");
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
