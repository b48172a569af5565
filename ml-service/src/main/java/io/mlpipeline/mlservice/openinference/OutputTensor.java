package io.mlpipeline.mlservice.openinference;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A tensor of the answer.
 *
 * @param name its name
 * @param shape its dimensions
 * @param datatype its type in the protocol's words
 * @param data its elements, flat, in row-major order
 */
record OutputTensor(
        @Schema(example = "label") String name,
        @Schema(example = "[1]") List<Integer> shape,
        @Schema(example = "BYTES") String datatype,
        @Schema(example = "[\"lost_or_stolen_card\"]") List<?> data) {}
