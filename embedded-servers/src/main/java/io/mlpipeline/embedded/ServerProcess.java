package io.mlpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, its output in a file. It can be stopped in good order or
 * killed, and then started again on the same port with the same data.
 */
public abstract class ServerProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    // a database that was killed in the middle of much work reads its log first
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final String name;
    private final int port;
    private final Path log;
    private volatile @Nullable Process process;

    /**
     * @param name as people know it
     * @param port where it will listen
     * @param log file that its output is added to
     */
    protected ServerProcess(String name, int port, Path log) {
        this.name = name;
        this.port = port;
        this.log = log;
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Path log() {
        return log;
    }

    public final boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** The process that runs now or ran last; empty before the first start. */
    public final Stream<ProcessHandle> process() {
        return Stream.ofNullable(process).map(Process::toHandle);
    }

    /** Completes when the process that runs now has ended, for whatever reason. */
    public final CompletableFuture<?> onExit() {
        Process running = process;
        return running == null ? CompletableFuture.completedFuture(null) : running.onExit();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IOException if it ended at once or did not answer; the message names its log
     */
    public final void start() throws IOException, InterruptedException {
        launch();
        awaitAnswer();
    }

    /** Starts it and does not wait. */
    public final void launch() throws IOException, InterruptedException {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        prepare();
        List<String> command = new ArrayList<>(TerminalSignals.KEPT_AWAY);
        command.addAll(command());
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
    }

    /**
     * Waits until it answers.
     *
     * @throws IOException if it ended, or two minutes are over
     */
    public final void awaitAnswer() throws IOException, InterruptedException {
        Process launched = process;
        Instant end = Instant.now().plus(START_WITHIN);
        while (!answers()) {
            if (launched == null
                    || launched.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)
                    || Instant.now().isAfter(end)) {
                kill();
                throw new IOException(name + " did not start; its log says why: " + log);
            }
        }
    }

    /** Ends it and all its children at once, as a power cut would: SIGKILL. */
    public final void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        ProcessHandle handle = running.toHandle();
        List<ProcessHandle> all = Stream.concat(Stream.of(handle), handle.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(killed -> killed.onExit().join());
    }

    /** Stops it in good order; kills it if that takes too long. */
    public final void stop() throws InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            requestStop(running);
        } catch (IOException e) {
            running.destroy();
        }
        if (!running.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    @Override
    public final void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Puts what the process needs where it looks for it. */
    protected void prepare() throws IOException, InterruptedException {}

    protected abstract List<String> command();

    /** True once clients are served. */
    protected abstract boolean answers();

    /** Asks for a stop in good order; SIGTERM unless overridden. */
    protected void requestStop(Process running) throws IOException, InterruptedException {
        running.destroy();
    }
}
