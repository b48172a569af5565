package io.mlpipeline.mlservice.batching;

import java.util.List;

/** What is done with a batch; called by several workers at once, each with a batch of its own. */
@FunctionalInterface
public interface BatchFunction<I, O> {

    /**
     * Answers every item.
     *
     * @param items at least one
     * @return as many results, in the items' order
     * @throws Exception if it cannot; the items are then tried one by one
     */
    List<O> apply(List<I> items) throws Exception;
}
