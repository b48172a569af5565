package io.mlpipeline.dataapi.predictions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some predictions, newest first.
 *
 * @param predictions at most as many as were asked for
 * @param next the cursor of the next page; null on the last
 */
record PredictionPage(
        List<PastPrediction> predictions,
        @Schema(nullable = true, example = "AZl8blKkfB6dNW8LW-ei8Q") @Nullable String next) {}
