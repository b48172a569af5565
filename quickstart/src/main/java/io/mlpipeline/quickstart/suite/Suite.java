package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.ServerProcess;
import io.mlpipeline.quickstart.gateway.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The running suite. A part that ends by itself is started again, as an engine would do it: the
 * others wait for it, and what was acknowledged is kept. One that keeps ending stops the suite.
 */
public final class Suite implements AutoCloseable {

    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final SuiteSettings settings;
    private final Parts parts;
    private final Leftovers leftovers;
    private final Progress progress;
    private final FileChannel lock;
    private final Restarts restarts = new Restarts();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Gateway gateway;
    private final Set<ServerProcess> takenDown = ConcurrentHashMap.newKeySet();
    private boolean stopping;

    private Suite(
            SuiteSettings settings,
            Parts parts,
            Leftovers leftovers,
            Progress progress,
            FileChannel lock) {
        this.settings = settings;
        this.parts = parts;
        this.leftovers = leftovers;
        this.progress = progress;
        this.lock = lock;
    }

    /**
     * Checks everything that can be checked before anything starts.
     *
     * @throws SuiteException if it cannot start: not built, already running, a port is taken
     */
    public static Suite prepare(SuiteSettings settings, PrintStream out)
            throws SuiteException, IOException, InterruptedException {
        refuseIf(settings.missing());
        Path data = Files.createDirectories(settings.data());
        Path secretsFolder = data.resolve("secrets");
        if (Files.exists(data.resolve("postgres")) && !Secrets.areIn(secretsFolder)) {
            throw new SuiteException(
                    "The passwords of the database in %1$s/postgres are gone from %1$s/secrets: bring them back, or delete %1$s to begin anew."
                            .formatted(data));
        }
        FileChannel lock = lock(data);
        Progress progress = new Progress(out);
        Leftovers leftovers = new Leftovers(data.resolve("run"));
        for (String name : List.of("ml-service", "preprocessor", "data-api", "Redis")) {
            if (leftovers.end(name)) {
                progress.say("ended a " + name + " that was left over from before");
            }
        }
        var conflict = settings.ports().conflict();
        if (conflict.isPresent()) {
            lock.close();
            throw new SuiteException(conflict.get());
        }
        Parts parts = Parts.of(settings, Secrets.keptIn(secretsFolder));
        return new Suite(settings, parts, leftovers, progress, lock);
    }

    private static void refuseIf(Optional<String> reason) throws SuiteException {
        if (reason.isPresent()) {
            throw new SuiteException(reason.get());
        }
    }

    private static FileChannel lock(Path data) throws IOException, SuiteException {
        FileChannel channel =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new SuiteException("Another quickstart runs with the data in " + data + ".");
        }
        return channel;
    }

    /** Starts every part, and returns when all are ready. */
    public void start() throws IOException, InterruptedException {
        progress.say("data, logs and passwords are kept in " + settings.data());
        synchronized (this) {
            gateway = Gateway.start(settings.ports().gateway(), settings.ports().services());
        }
        start(parts.postgres());
        Database.create(parts.postgres(), Parts.DATABASE);
        start(parts.redis());
        try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            // the first makes the roles as which the others log in
            Future<?> dataApi = starts.submit(() -> start(parts.dataApi()));
            Future<?> mlService = starts.submit(() -> start(parts.mlService()));
            await(dataApi);
            start(parts.preprocessor());
            await(mlService);
        }
    }

    private static void await(Future<?> start) throws IOException, InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), e);
        }
    }

    private Void start(ServerProcess part) throws IOException, InterruptedException {
        Instant start = Instant.now();
        launch(part);
        part.awaitAnswer();
        progress.ready(part, Duration.between(start, Instant.now()));
        part.onExit().thenRunAsync(() -> ended(part));
        return null;
    }

    private synchronized void launch(ServerProcess part) throws IOException, InterruptedException {
        if (stopping) {
            throw new IOException("stopped before " + part.name() + " was started");
        }
        part.launch();
        remember(part);
    }

    private void remember(ServerProcess part) throws IOException {
        Optional<ProcessHandle> process = part.process().findFirst();
        if (process.isPresent()) {
            leftovers.remember(part.name(), process.get());
        }
    }

    private void ended(ServerProcess part) {
        if (isStopping() || takenDown.contains(part)) {
            return;
        }
        if (!restarts.isAllowed(part.name(), Instant.now())) {
            progress.say(part.name() + " keeps ending, so all is stopped; its log: " + part.log());
            ended.countDown();
            return;
        }
        progress.say(part.name() + " ended by itself and is started again; its log: " + part.log());
        try {
            start(part);
        } catch (IOException e) {
            // PostgreSQL for one refuses while processes of its killed predecessor are still ending
            CompletableFuture.delayedExecutor(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> ended(part));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was stopped, or is being stopped. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    public Parts parts() {
        return parts;
    }

    /** Kills a part, and leaves it so until it is brought back. */
    public void takeDown(ServerProcess part) {
        takenDown.add(part);
        part.kill();
    }

    /** Starts a part that was taken down, and returns when it is ready. */
    public void bringBack(ServerProcess part) throws IOException, InterruptedException {
        takenDown.remove(part);
        start(part);
    }

    /** Waits until the suite cannot go on. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Stops all parts, those first that write to others, and returns when none is left. */
    @Override
    public void close() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        progress.say("stopping");
        if (gateway != null) {
            gateway.close();
        }
        parts.inOrderOfStopping()
                .forEach(together -> together.parallelStream().forEach(this::stop));
        try {
            lock.close();
        } catch (IOException e) {
            // it ends with this process
        }
        progress.say("stopped");
        ended.countDown();
    }

    private void stop(ServerProcess part) {
        part.close();
        try {
            leftovers.forget(part.name());
        } catch (IOException e) {
            // found to be gone at the next start
        }
    }
}
