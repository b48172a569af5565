package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text or several; exactly one of the two members is there.
 *
 * @param text the text
 * @param texts the texts
 */
@Schema(description = "Exactly one of text and texts.")
public record PredictionRequest(
        @Schema(example = "I lost my card on the train") @Nullable String text,
        @Nullable List<@Nullable String> texts) {

    boolean isSingle() {
        return text != null;
    }

    /**
     * The texts, one for {@code text}.
     *
     * @throws ProblemException if both members are there, or none
     */
    List<@Nullable String> all() {
        if (text != null && texts == null) {
            return List.of(text);
        }
        if (texts != null && text == null) {
            return texts;
        }
        throw ProblemException.invalidRequest(
                "Send either {\"text\":\"…\"} or {\"texts\":[\"…\"]}, one of the two.");
    }
}
