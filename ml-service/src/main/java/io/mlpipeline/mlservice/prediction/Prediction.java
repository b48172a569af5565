package io.mlpipeline.mlservice.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one text. Scores are calibrated probabilities, given to six digits.
 *
 * @param id a UUID of version 7 that feedback can name
 * @param label the most probable label
 * @param score its probability
 * @param scores the most probable labels and their probabilities, best first
 * @param abstained whether the score is so low that the text may be of no known class
 * @param modelVersion the version that answered
 * @param engine the engine that answered; of a cascade the stage that did
 * @param explanation what moved the answer, strongest first; only if asked for
 */
record Prediction(
        @Schema(example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1") String id,
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ExplainedPart> explanation)
        implements Answer {}
