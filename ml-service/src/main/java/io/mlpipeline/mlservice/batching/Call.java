package io.mlpipeline.mlservice.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What one caller asked for: over when all its items are answered, one failed, or it has gone. */
final class Call<I, O> {

    private final List<Item<I, O>> items;
    private final AtomicInteger missing;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);

    Call(List<I> inputs, ToIntFunction<? super I> cost, long arrival) {
        items = new ArrayList<>(inputs.size());
        for (I input : inputs) {
            items.add(new Item<>(this, input, cost.applyAsInt(input), arrival));
        }
        missing = new AtomicInteger(items.size());
    }

    List<Item<I, O>> items() {
        return items;
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void itemAnswered() {
        if (missing.decrementAndGet() == 0) {
            over.countDown();
        }
    }

    /** Ends the call; the first failure counts, what is left of its items is not computed. */
    void fail(RuntimeException cause) {
        failure.compareAndSet(null, cause);
        over.countDown();
    }

    /**
     * Waits for all answers.
     *
     * @throws CancellationException if the waiting thread is interrupted; its mark stays set
     */
    List<Batched<O>> await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new CancellationException("The caller was interrupted."));
        }
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        return items.stream().map(Item::answer).toList();
    }
}
