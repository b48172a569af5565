package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text or several, as ml-service takes them.
 *
 * @param text one text
 * @param texts several, at most 256
 */
record PredictRequest(
        @Schema(nullable = true) @Nullable String text,
        @Schema(nullable = true) @Nullable List<@Nullable String> texts) {

    boolean isSingle() {
        return texts == null;
    }

    /**
     * @throws ProblemException invalid_input unless exactly one of the two was sent
     */
    List<? extends @Nullable String> all() {
        String one = text;
        List<@Nullable String> several = texts;
        if (one != null && several == null) {
            return List.of(one);
        }
        if (one == null && several != null) {
            return several;
        }
        throw ProblemException.invalidInput("Send either 'text' or 'texts'.");
    }
}
