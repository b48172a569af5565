package io.mlpipeline.mlservice.dataset;

/**
 * Examples by index, each on one of two sides.
 *
 * @param train indices to learn from, ascending
 * @param held indices kept apart, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // two index lists, never compared
public record Split(int[] train, int[] held) {}
