package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What happened in a window of time that ends now.
 *
 * @param from start of the window
 * @param to its end
 * @param texts the texts that came in
 * @param predictions the answers that were given
 * @param feedback what people said
 * @param drift how far the champion's answers have moved
 * @param deadLetters texts that could not be processed and wait for a person, whenever they came
 */
record Stats(
        Instant from,
        Instant to,
        TextStatistics texts,
        PredictionStatistics predictions,
        FeedbackStatistics feedback,
        Drift drift,
        @Schema(example = "0") long deadLetters) {}
