package io.mlpipeline.dataapi.predictions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An answer of ml-service as it is kept.
 *
 * @param id of version 7
 * @param text what was asked
 * @param label the most probable label
 * @param score its probability
 * @param scores the most probable labels and their probabilities
 * @param abstained whether the score was too low to be taken for an answer
 * @param modelVersion the version that answered
 * @param engine the engine that answered
 */
public record Prediction(
        UUID id,
        String text,
        String label,
        double score,
        Map<String, Double> scores,
        boolean abstained,
        String modelVersion,
        String engine) {

    /** When it was made, as its id says. */
    public Instant at() {
        return PredictionId.time(id);
    }
}
