package io.mlpipeline.mlservice.evaluation;

/**
 * A mistake that is made again and again.
 *
 * @param truth the right label
 * @param answer the label given instead
 * @param count how often
 * @param share part of the right label's texts
 */
public record Confusion(String truth, String answer, int count, double share) {}
