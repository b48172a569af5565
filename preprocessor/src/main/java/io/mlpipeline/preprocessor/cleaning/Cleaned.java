package io.mlpipeline.preprocessor.cleaning;

import java.util.List;

/**
 * What cleaning made of a text.
 *
 * @param text without markup, control characters and personal data
 * @param language ISO 639-1, such as {@code en}, or {@code und} where it cannot be told
 * @param languageConfidence from 0 to 1
 * @param flags what was found, such as {@code html} or {@code masked_email}
 * @param reasons why it is no use, such as {@code empty}; none if it is fine
 */
public record Cleaned(
        String text,
        String language,
        double languageConfidence,
        List<String> flags,
        List<String> reasons) {

    /** Whether the text is fit to be learned from. */
    public boolean isUsable() {
        return reasons.isEmpty();
    }
}
