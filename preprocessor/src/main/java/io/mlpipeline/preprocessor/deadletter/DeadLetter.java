package io.mlpipeline.preprocessor.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A text that could not be processed.
 *
 * @param textId the text, to be had from data-api
 * @param reason of its last failure
 * @param attempts how often it was tried
 * @param diedAt when it was given up
 */
record DeadLetter(
        UUID textId,
        @Schema(example = "no consumer survived it") String reason,
        @Schema(example = "5") int attempts,
        Instant diedAt) {}
