package io.mlpipeline.dataapi.predictions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as it is shown.
 *
 * @param id the id that ml-service gave it
 * @param at when it was made
 * @param text what was asked
 * @param label the most probable label
 * @param score its probability
 * @param scores the most probable labels and their probabilities, best first
 * @param abstained whether the score was too low to be taken for an answer
 * @param modelVersion the version that answered
 * @param engine the engine that answered
 * @param feedback the label that a person gave it last; left out if no one did
 */
public record PastPrediction(
        @Schema(example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1") UUID id,
        @Schema(example = "2026-01-15T09:30:00.123Z") Instant at,
        @Schema(example = "I lost my card on the train") String text,
        @Schema(example = "lost_or_stolen_card") String label,
        @Schema(example = "0.942718") double score,
        @Schema(
                        type = "object",
                        example =
                                "{\"lost_or_stolen_card\":0.942718,\"card_not_working\":0.013207}")
                Map<String, Double> scores,
        boolean abstained,
        @Schema(example = "banking77-1") String modelVersion,
        @Schema(example = "linear") String engine,
        @Schema(example = "card_not_working") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String feedback) {}
