package io.mlpipeline.mlservice.batching;

import java.util.List;
import java.util.function.LongSupplier;

/** Computes one batch after the other until the queue is closed and empty. */
final class BatchWorker<I, O> implements Runnable {

    private final BatchQueue<I, O> queue;
    private final BatchFunction<I, O> function;
    private final Speed speed;
    private final BatchObserver observer;
    private final LongSupplier nanoTime;

    BatchWorker(
            BatchQueue<I, O> queue,
            BatchFunction<I, O> function,
            Speed speed,
            BatchObserver observer,
            LongSupplier nanoTime) {
        this.queue = queue;
        this.function = function;
        this.speed = speed;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    @Override
    public void run() {
        List<Item<I, O>> batch = queue.take();
        while (!batch.isEmpty()) {
            compute(batch);
            queue.computed(batch);
            batch = queue.take();
        }
    }

    /** A failing batch is tried again item by item, so that a bad item fails alone. */
    private void compute(List<Item<I, O>> batch) {
        long start = nanoTime.getAsLong();
        try {
            answer(batch, start);
        } catch (Throwable failure) { // also errors: nobody else would tell the callers
            if (batch.size() == 1) {
                batch.getFirst().fail(new BatchFailedException(failure));
            } else {
                batch.stream().filter(Item::isWanted).map(List::of).forEach(this::compute);
            }
        }
    }

    private void answer(List<Item<I, O>> batch, long start) throws Exception {
        List<O> results = List.copyOf(function.apply(batch.stream().map(Item::input).toList()));
        if (results.size() != batch.size()) {
            throw new IllegalStateException(
                    "%d results for %d items".formatted(results.size(), batch.size()));
        }
        long nanos = nanoTime.getAsLong() - start;
        speed.measured(Item.cost(batch), nanos);
        observer.computed(batch.size(), nanos);
        batch.forEach(item -> observer.waited(start - item.arrival()));
        for (int i = 0; i < batch.size(); i++) {
            Item<I, O> item = batch.get(i);
            item.answer(new Batched<>(results.get(i), start - item.arrival(), nanos));
        }
    }
}
