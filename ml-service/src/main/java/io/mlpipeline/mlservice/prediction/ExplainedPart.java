package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.mlservice.engine.Contribution;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A part of the text, and what it did for the label.
 *
 * @param text the part as sent
 * @param start offset of its first UTF-16 code unit in the text
 * @param end offset behind its last
 * @param weight positive if it spoke for the label, negative if against
 */
record ExplainedPart(
        @Schema(example = "lost my card") String text,
        @Schema(example = "2") int start,
        @Schema(example = "14") int end,
        @Schema(example = "1.83") double weight) {

    static ExplainedPart of(String text, Contribution part) {
        return new ExplainedPart(
                text.substring(part.start(), part.end()),
                part.start(),
                part.end(),
                Digits.six(part.weight()));
    }
}
