package io.mlpipeline.mlservice.openinference;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a tensor looks like.
 *
 * @param name its name
 * @param datatype its type in the protocol's words
 * @param shape its dimensions; -1 for one that varies
 */
record TensorMetadata(
        @Schema(example = "text") String name,
        @Schema(example = "BYTES") String datatype,
        @Schema(example = "[-1]") List<Integer> shape) {}
