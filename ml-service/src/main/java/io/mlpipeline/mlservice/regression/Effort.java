package io.mlpipeline.mlservice.regression;

/**
 * How long to train.
 *
 * @param maxEpochs most passes over the examples
 * @param tolerance ends when the mean distance of the examples from where they should be falls
 *     below; what is measured is the method's
 * @param seed order of the examples
 */
public record Effort(int maxEpochs, double tolerance, long seed) {}
