package io.mlpipeline.benchmarks.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Activates the versions in turn, at even distances over a duration. */
record Swapping(ModelAliases aliases, List<String> versions, int swaps, Duration duration)
        implements Callable<Void> {

    @Override
    public Void call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < swaps; i++) {
            long due = start + duration.toNanos() * i / swaps;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            aliases.activate(versions.get(i % versions.size()));
        }
        return null;
    }
}
