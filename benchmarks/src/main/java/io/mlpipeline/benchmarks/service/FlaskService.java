package io.mlpipeline.benchmarks.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command lines of the Python peer, which runs on the distribution's own Python and packages.
 */
final class FlaskService {

    private static final String PYTHON = "/usr/bin/python3";
    private static final String WORKERS = "4";

    private final Path folder = ServiceOptions.home().resolve("flask");

    ChildCommand train(Path csv, Path model, Path log) {
        return command(
                List.of(PYTHON, "service.py", csv.toString(), model.toString()), Map.of(), log);
    }

    /**
     * Four processes of one request at a time; {@code --preload} lets them share the model's
     * memory.
     */
    ChildCommand serve(Path model, int port, Path log) {
        return command(
                List.of(
                        PYTHON,
                        "-m",
                        "gunicorn",
                        "--workers",
                        WORKERS,
                        "--worker-class",
                        "sync",
                        "--preload",
                        "--bind",
                        "127.0.0.1:" + port,
                        "service:app"),
                Map.of("MODEL", model.toString()),
                log);
    }

    private ChildCommand command(List<String> words, Map<String, String> environment, Path log) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        // one thread per worker, as four of them share the cores already
        all.put("OMP_NUM_THREADS", "1");
        all.put("OPENBLAS_NUM_THREADS", "1");
        all.put("PYTHONDONTWRITEBYTECODE", "1");
        return new ChildCommand(words, all, folder, log);
    }
}
