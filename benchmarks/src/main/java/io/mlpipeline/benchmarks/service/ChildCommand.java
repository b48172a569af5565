package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command with its environment, and where its output goes.
 *
 * @param words program and arguments
 * @param environment added to this process's own
 * @param folder to run in
 * @param log takes standard output and error
 */
public record ChildCommand(
        List<String> words, Map<String, String> environment, Path folder, Path log) {

    private static final int LAST_LINES = 5;

    Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return Children.start(builder);
    }

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException with the last lines of its output if it fails or takes longer
     */
    void run(Duration longest) throws IOException, InterruptedException {
        Process process = start();
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                throw new IllegalStateException(failure());
            }
        } finally {
            Children.end(process);
        }
    }

    /** What failed, and the last that it said. */
    String failure() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return "%s failed, see %s:%n%s"
                .formatted(
                        String.join(" ", words),
                        log,
                        String.join(
                                System.lineSeparator(),
                                lines.subList(
                                        Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }
}
