package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Watches a process tree while it is under load. */
public final class ResourceMeter implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ProcessTree tree;
    private final Duration cpuBefore;
    private final long start = System.nanoTime();
    private final AtomicLong mostPss = new AtomicLong();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("resource-meter").factory());

    public ResourceMeter(ProcessTree tree) {
        this.tree = tree;
        this.cpuBefore = tree.cpu();
        long millis = BETWEEN_LOOKS.toMillis();
        looks.scheduleAtFixedRate(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What was used from the start until now. */
    public ResourceUse read() throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = tree.cpu().minus(cpuBefore).toNanos() / 1e9;
        look();
        return new ResourceUse(cpu / seconds, mostPss.get(), tree.peakRss());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look() {
        try {
            mostPss.accumulateAndGet(tree.pss(), Math::max);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
