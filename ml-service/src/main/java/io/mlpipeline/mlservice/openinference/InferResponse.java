package io.mlpipeline.mlservice.openinference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The answer to a request for inference.
 *
 * @param modelName name of the model
 * @param modelVersion the version that answered
 * @param id the request's id, or a new one
 * @param outputs the wanted tensors
 */
record InferResponse(
        @JsonProperty("model_name") @Schema(example = "text-classifier") String modelName,
        @JsonProperty("model_version") @Schema(example = "banking77-1") String modelVersion,
        @Schema(example = "42") String id,
        List<OutputTensor> outputs) {}
