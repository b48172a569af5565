package io.mlpipeline.preprocessor.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param deadLetters the newest first
 * @param next cursor of the page that follows, null on the last
 */
record DeadLetterPage(
        List<DeadLetter> deadLetters, @Schema(nullable = true) @Nullable String next) {}
