package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.engine.Timing;

/**
 * A text as a vector.
 *
 * @param vector {@link SentenceEncoder#DIMENSIONS} numbers, of length one
 * @param timing what it took
 */
@SuppressWarnings("ArrayRecordComponent") // a hot path, never compared
public record Embedding(float[] vector, Timing timing) {}
