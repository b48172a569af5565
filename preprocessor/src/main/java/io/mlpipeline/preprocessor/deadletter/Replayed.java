package io.mlpipeline.preprocessor.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * @param replayed how many texts wait to be processed again
 */
record Replayed(@Schema(example = "1") int replayed) {}
