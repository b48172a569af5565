package io.mlpipeline.mlservice.features;

/**
 * Features of one text.
 *
 * @param columns distinct features
 * @param values their values
 * @param size how many entries of both count
 */
@SuppressWarnings("ArrayRecordComponent") // a hot path, never compared
public record SparseVector(int[] columns, float[] values, int size) {}
