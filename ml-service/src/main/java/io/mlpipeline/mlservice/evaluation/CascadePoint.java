package io.mlpipeline.mlservice.evaluation;

/**
 * What a cascade would do at one threshold.
 *
 * @param threshold the linear engine's score from which its answer stands
 * @param linearShare part of the texts that it answers
 * @param accuracy of the whole
 */
public record CascadePoint(double threshold, double linearShare, double accuracy) {}
