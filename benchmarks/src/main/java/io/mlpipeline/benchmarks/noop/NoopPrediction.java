package io.mlpipeline.benchmarks.noop;

import java.util.Map;

/**
 * What ml-service answers, in the same shape and size.
 *
 * @param id of this answer
 * @param label always the same
 * @param score of the label, 0 to 1
 * @param scores of the five best labels
 * @param abstained always false
 * @param modelVersion always the same
 * @param engine always the same
 */
record NoopPrediction(
        String id,
        String label,
        double score,
        Map<String, Double> scores,
        boolean abstained,
        String modelVersion,
        String engine) {}
