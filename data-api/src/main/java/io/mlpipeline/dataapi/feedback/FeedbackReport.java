package io.mlpipeline.dataapi.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of many words.
 *
 * @param accepted how many are kept
 * @param unchanged how many were there already
 * @param rejected how many are not kept
 * @param errors why, the first of them
 * @param errorsOmitted how many more errors there were
 * @param ids of an array: an id for each, null for those rejected
 */
record FeedbackReport(
        @Schema(example = "299") long accepted,
        @Schema(example = "0") long unchanged,
        @Schema(example = "1") long rejected,
        List<LineError> errors,
        @Schema(example = "0") long errorsOmitted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable UUID> ids) {

    /**
     * Why one was rejected.
     *
     * @param line its line, or its place in the array, from 1
     * @param field which of its fields is wrong; null if it is the whole
     * @param reason the rest of a sentence about that
     */
    record LineError(
            @Schema(example = "17") long line,
            @Schema(example = "label", nullable = true) @Nullable String field,
            @Schema(example = "is not a known label; add ?newLabels=accept to make it one")
                    String reason) {}
}
