package io.mlpipeline.mlservice.batching;

/**
 * The answer to one item.
 *
 * @param result what the batch function made of it
 * @param queueNanos from the item's arrival until its batch began
 * @param inferenceNanos the time of the whole batch it was in
 */
public record Batched<O>(O result, long queueNanos, long inferenceNanos) {}
