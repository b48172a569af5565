package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Every process started here, with all that it starts, ends when this JVM does. */
public final class Children {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Children::end)));
    }

    private Children() {}

    public static Process start(ProcessBuilder command) throws IOException {
        Process process = command.start();
        RUNNING.add(process);
        return process;
    }

    /**
     * Asks the process and its descendants to end, and forces those that have not after a while.
     */
    public static void end(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        awaitExit(process.toHandle());
        Stream.concat(descendants.stream(), Stream.of(process.toHandle()))
                .filter(ProcessHandle::isAlive)
                .forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(process);
    }

    private static void awaitExit(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
