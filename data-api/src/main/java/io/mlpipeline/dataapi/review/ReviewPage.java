package io.mlpipeline.dataapi.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mlpipeline.dataapi.predictions.PastPrediction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Predictions worth a label.
 *
 * @param predictions those most worth it first
 */
record ReviewPage(List<Item> predictions) {

    /**
     * A prediction, and how worth it is.
     *
     * @param prediction the prediction
     * @param uncertainty from 0, sure, to 1
     */
    record Item(
            @JsonUnwrapped PastPrediction prediction,
            @Schema(example = "0.963521") double uncertainty) {}
}
