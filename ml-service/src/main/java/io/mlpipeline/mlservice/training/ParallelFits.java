package io.mlpipeline.mlservice.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** Does several trainings of one stage at a time, and reports on them as one. */
final class ParallelFits {

    private final int threads;

    ParallelFits(int threads) {
        this.threads = threads;
    }

    /**
     * Does the tasks; each takes where to report the share that it has done.
     *
     * @return their results, in order
     * @throws CancellationException if progress throws it
     */
    <T> List<T> run(List<Function<DoubleConsumer, T>> tasks, DoubleConsumer progress) {
        double[] done = new double[tasks.size()];
        ExecutorService workers =
                Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform()
                                .name("training-", 0)
                                .priority(Thread.currentThread().getPriority())
                                .daemon()
                                .factory());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                int task = i;
                DoubleConsumer own = share -> report(done, task, share, progress);
                futures.add(workers.submit(() -> tasks.get(task).apply(own)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The training was interrupted.");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private static void report(double[] done, int task, double share, DoubleConsumer progress) {
        double sum = 0;
        synchronized (done) {
            done[task] = share;
            for (double each : done) {
                sum += each;
            }
        }
        progress.accept(sum / done.length);
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException("A training failed.", e);
        };
    }
}
