package io.mlpipeline.mlservice.batching;

import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The items that wait, oldest first: refuses callers when there are too many, gives out batches.
 */
final class BatchQueue<I, O> {

    /** Items of one call that are taken when nothing waits, however small the capacity is. */
    private static final int LARGEST_CALL = 256;

    /** Oldest items among which a batch of similar ones is looked for. */
    private static final int CHOICE = 64;

    private static final Duration SHORTEST_RETRY = Duration.ofMillis(100);

    private final BatchingProperties settings;
    private final int workers;
    private final Speed speed;
    private final BatchObserver observer;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Item<I, O>> items = new ArrayDeque<>();
    private boolean closed;

    // written under the lock, read without it too, so that refusing costs next to nothing
    private volatile int length;
    private volatile long cost;
    private volatile long computing;

    BatchQueue(
            BatchingProperties settings,
            Speed speed,
            BatchObserver observer,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.workers = settings.workerCount();
        this.speed = speed;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether that many items would be taken now.
     *
     * @param waited how long they have waited for room
     * @throws IllegalArgumentException if they never would
     */
    boolean hasRoom(int count, Duration waited) {
        if (count > Math.max(LARGEST_CALL, settings.queueCapacity())) {
            throw new IllegalArgumentException("%d items are too many at once.".formatted(count));
        }
        int waiting = length;
        return waiting == 0
                || waiting + count <= settings.queueCapacity()
                        && (waiting < workers
                                || waited.plus(estimatedWait()).compareTo(settings.maxQueueTime())
                                        <= 0);
    }

    /**
     * Returns if that many items would be taken now.
     *
     * @param waited how long they have waited for room
     * @throws OverloadedException if not
     * @throws IllegalArgumentException if they never would
     */
    void ensureRoom(int count, Duration waited) {
        if (!hasRoom(count, waited)) {
            observer.refused(count);
            Duration wait = estimatedWait();
            throw new OverloadedException(
                    wait.compareTo(SHORTEST_RETRY) > 0 ? wait : SHORTEST_RETRY);
        }
    }

    /**
     * When, at the speed of recent batches, a worker would come to an item that arrives now. Of
     * what is being computed half is taken to be done.
     */
    private Duration estimatedWait() {
        return Duration.ofNanos((long) (speed.nanosFor(cost + computing / 2.0) / workers));
    }

    int length() {
        return length;
    }

    /**
     * Queues all items of the call, or none.
     *
     * @throws OverloadedException if there is no room
     * @throws IllegalStateException if the queue is closed
     */
    void add(Call<I, O> call) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The batcher is closed.");
            }
            int count = call.items().size();
            ensureRoom(count, Duration.ZERO);
            items.addAll(call.items());
            cost += Item.cost(call.items());
            length = items.size();
            observer.queued(count);
            if (count == 1) {
                changed.signal();
            } else {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work and takes a batch of it; empty when the queue is closed and nothing is left.
     * The batch is given back by {@link #computed}.
     */
    List<Item<I, O>> take() {
        lock.lock();
        try {
            while (true) {
                awaitBatch();
                if (items.isEmpty()) {
                    return List.of();
                }
                List<Item<I, O>> batch = nextBatch();
                if (!items.isEmpty()) {
                    changed.signal();
                }
                if (!batch.isEmpty()) {
                    return batch;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that a batch that was taken is being computed no longer. */
    void computed(List<Item<I, O>> batch) {
        lock.lock();
        try {
            computing -= Item.cost(batch);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more work; what is queued is still given out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitBatch() {
        while (!closed) {
            if (items.isEmpty()) {
                changed.awaitUninterruptibly();
            } else if (!waitedForOthers()) {
                return;
            }
        }
    }

    /** Holds the oldest item back for a while, if so set, a batch is not full and time is left. */
    private boolean waitedForOthers() {
        long waited = nanoTime.getAsLong() - items.getFirst().arrival();
        long left = settings.maxDelay().toNanos() - waited;
        if (left <= 0 || items.size() >= settings.maxBatchSize()) {
            return false;
        }
        try {
            changed.awaitNanos(left);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * A fair share of what waits. On a CPU two batches of 16 on two cores beat one of 32 on one, so
     * no worker takes what another could. Nor does it take more than it can compute in the time
     * that an item may wait, as all of a batch are answered when the last of it is.
     */
    private List<Item<I, O>> nextBatch() {
        int limit = Math.min(settings.maxBatchSize(), Math.ceilDiv(items.size(), workers));
        List<Item<I, O>> candidates = pollWanted(Math.max(limit, CHOICE));
        if (candidates.isEmpty()) {
            return List.of();
        }
        double maxCost =
                Math.min(settings.maxBatchCost(), speed.costWithin(settings.maxQueueTime()));
        List<Item<I, O>> batch = BatchSelection.choose(candidates, limit, maxCost);
        candidates.reversed().forEach(items::addFirst);
        long taken = Item.cost(batch);
        cost -= taken;
        computing += taken;
        leave(batch.size());
        return batch;
    }

    /** Oldest items that somebody still waits for; drops the others and those past the deadline. */
    private List<Item<I, O>> pollWanted(int count) {
        long now = nanoTime.getAsLong();
        List<Item<I, O>> wanted = new ArrayList<>(Math.min(count, items.size()));
        while (wanted.size() < count && !items.isEmpty()) {
            Item<I, O> item = items.removeFirst();
            if (item.isWanted() && now - item.arrival() <= settings.deadline().toNanos()) {
                wanted.add(item);
            } else {
                drop(item);
            }
        }
        return wanted;
    }

    private void drop(Item<I, O> item) {
        cost -= item.cost();
        leave(1);
        if (item.isWanted()) {
            observer.expired();
            item.fail(new DeadlineExceededException());
        }
    }

    private void leave(int count) {
        length -= count;
        observer.dequeued(count);
    }
}
