package io.mlpipeline.mlservice.batching;

/** Is told what a batcher does; called by callers and workers alike, so it must be quick. */
public interface BatchObserver {

    /** Sees nothing. */
    BatchObserver NONE = new BatchObserver() {};

    /** Items joined the queue. */
    default void queued(int items) {}

    /** Items left the queue, whatever becomes of them. */
    default void dequeued(int items) {}

    /** Items of a call were refused. */
    default void refused(int items) {}

    /** An item left the queue after its deadline. */
    default void expired() {}

    /** An item's batch began. */
    default void waited(long nanos) {}

    /** A batch was computed. */
    default void computed(int items, long nanos) {}
}
