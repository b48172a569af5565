package io.mlpipeline.dataapi.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text or several, as ml-service takes them and checks them.
 *
 * @param text the text
 * @param texts the texts
 */
@Schema(description = "Exactly one of text and texts.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PredictRequest(
        @Schema(example = "I lost my card on the train") @Nullable String text,
        @Nullable List<@Nullable String> texts) {

    /** The texts, in the order of their answers. */
    List<@Nullable String> all() {
        if (texts != null) {
            return texts;
        }
        return text == null ? List.of() : List.of(text);
    }
}
