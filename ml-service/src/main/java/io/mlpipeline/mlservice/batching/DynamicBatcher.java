package io.mlpipeline.mlservice.batching;

import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Computes the items of concurrent callers together. Workers take what has queued while they were
 * busy; callers block, which on virtual threads costs nothing.
 *
 * <p>Work is refused within moments rather than left waiting long: by how fast recent batches were,
 * so that the same setting fits slow and fast machines. Callers that are interrupted leave no work
 * behind.
 *
 * @param <I> what callers give
 * @param <O> what they get
 */
public final class DynamicBatcher<I, O> implements AutoCloseable {

    /**
     * Where there is no room it is looked for so often again, and so far apart. Some batches later
     * there may be some; and clients that ask again at once would otherwise take the processors
     * from the work that they wait for.
     */
    private static final int LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final BatchQueue<I, O> queue;
    private final ToIntFunction<? super I> cost;
    private final LongSupplier nanoTime;
    private final List<Thread> workers;

    /** A batcher that nobody observes. */
    public DynamicBatcher(
            String name,
            BatchFunction<I, O> function,
            ToIntFunction<? super I> cost,
            BatchingProperties settings,
            LongSupplier nanoTime) {
        this(name, function, cost, settings, nanoTime, BatchObserver.NONE);
    }

    /**
     * Starts the workers.
     *
     * @param name of the worker threads
     * @param function what is done with a batch
     * @param cost what an item costs, at least 1; the time of a batch is taken to grow with its sum
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public DynamicBatcher(
            String name,
            BatchFunction<I, O> function,
            ToIntFunction<? super I> cost,
            BatchingProperties settings,
            LongSupplier nanoTime,
            BatchObserver observer) {
        Speed speed = new Speed();
        this.queue = new BatchQueue<>(settings, speed, observer, nanoTime);
        this.cost = cost;
        this.nanoTime = nanoTime;
        BatchWorker<I, O> worker = new BatchWorker<>(queue, function, speed, observer, nanoTime);
        this.workers =
                IntStream.range(0, settings.workerCount())
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .name(name + "-batch-", i)
                                        .daemon()
                                        .start(worker))
                        .toList();
    }

    /**
     * Returns if that many items would be taken now, or shortly: to be asked before the items are
     * made. What it takes to find room counts as time in the queue.
     *
     * @throws OverloadedException if not
     */
    public void ensureRoom(int items) {
        Duration waited = Duration.ZERO;
        for (int look = 0; look < LOOKS && !queue.hasRoom(items, waited); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            waited = waited.plus(BETWEEN_LOOKS);
        }
        queue.ensureRoom(items, waited);
    }

    /**
     * Computes the items, all of them or none, and waits for it.
     *
     * @param items at most as many as may wait, or 256 if that is more
     * @return the answers, in the items' order
     * @throws OverloadedException if too much work is waiting
     * @throws DeadlineExceededException if an item waited too long after all
     * @throws BatchFailedException if an item cannot be computed; others of its batch are not
     *     harmed
     * @throws CancellationException if the thread is interrupted while waiting
     * @throws IllegalStateException if the batcher is closed
     * @throws IllegalArgumentException for more items than may ever wait
     */
    public List<Batched<O>> submit(List<I> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Call<I, O> call = new Call<>(items, cost, nanoTime.getAsLong());
        queue.add(call);
        return call.await();
    }

    /** Items that wait for a batch now. */
    public int queueLength() {
        return queue.length();
    }

    /** Refuses new work, finishes what is queued and ends the workers. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true; // what the workers use may not be freed under them
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
