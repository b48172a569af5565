package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.preprocessor.cleaning.Cleaned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * @param text cleaned
 * @param language ISO 639-1, or {@code und}
 * @param languageConfidence from 0 to 1
 * @param flags what was found
 * @param reasons why the text would be rejected, none if it would not
 * @param changed whether cleaning changed anything
 */
record PreprocessAnswer(
        @Schema(example = "My card has not arrived, write to [EMAIL]") String text,
        @Schema(example = "en") String language,
        @Schema(example = "0.999") double languageConfidence,
        @Schema(example = "[\"html\",\"masked_email\"]") List<String> flags,
        @Schema(example = "[]") List<String> reasons,
        boolean changed) {

    private static final double THOUSAND = 1_000;

    static PreprocessAnswer of(String text, Cleaned cleaned) {
        return new PreprocessAnswer(
                cleaned.text(),
                cleaned.language(),
                Math.round(cleaned.languageConfidence() * THOUSAND) / THOUSAND,
                cleaned.flags(),
                cleaned.reasons(),
                !cleaned.text().equals(text));
    }
}
