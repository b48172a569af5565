package io.mlpipeline.mlservice.batching;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Computes nothing until a test lets a batch pass, and remembers the batches it was given. */
final class GatedFunction implements BatchFunction<Integer, Integer> {

    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger entered = new AtomicInteger();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    @Override
    public List<Integer> apply(List<Integer> items) {
        batches.add(items);
        entered.incrementAndGet();
        gate.acquireUninterruptibly();
        return items.stream().map(GatedFunction::answerTo).toList();
    }

    static int answerTo(int item) {
        return item * 2;
    }

    void let(int passing) {
        gate.release(passing);
    }

    void open() {
        gate.release(1_000_000);
    }

    int entered() {
        return entered.get();
    }

    List<List<Integer>> batches() {
        return batches;
    }
}
