package io.mlpipeline.quickstart.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that outlived a quickstart that was killed. Each is written down with the time it
 * started at, so that a number the system gave to another program since is not mistaken for it.
 *
 * @param folder with one file for each
 */
record Leftovers(Path folder) {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    void remember(String name, ProcessHandle process) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), process.pid() + " " + startOf(process));
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** Ends it, if it still runs; returns whether it did. */
    boolean end(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return false;
        }
        String[] words = Files.readString(file).split(" ", 2);
        Optional<ProcessHandle> left =
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(process -> startOf(process).equals(words[1]));
        if (left.isPresent()) {
            end(left.get());
        }
        Files.delete(file);
        return left.isPresent();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
