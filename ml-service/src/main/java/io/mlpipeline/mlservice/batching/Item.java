package io.mlpipeline.mlservice.batching;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One piece of a caller's work, in the queue and through its batch. */
final class Item<I, O> {

    private final Call<I, O> call;
    private final I input;
    private final int cost;
    private final long arrival;
    private @Nullable Batched<O> answer;

    Item(Call<I, O> call, I input, int cost, long arrival) {
        this.call = call;
        this.input = input;
        this.cost = Math.max(1, cost);
        this.arrival = arrival;
    }

    I input() {
        return input;
    }

    int cost() {
        return cost;
    }

    /** What all of them cost together, without padding. */
    static long cost(List<? extends Item<?, ?>> items) {
        return items.stream().mapToLong(Item::cost).sum();
    }

    /** Reading of the batcher's clock when the caller came. */
    long arrival() {
        return arrival;
    }

    /** Whether anybody still waits for the answer. */
    boolean isWanted() {
        return !call.isOver();
    }

    void answer(Batched<O> result) {
        answer = result;
        call.itemAnswered();
    }

    void fail(RuntimeException failure) {
        call.fail(failure);
    }

    /** The answer, once the call has all of them. */
    Batched<O> answer() {
        return Objects.requireNonNull(answer);
    }
}
