package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.preprocessor.cleaning.CleaningProperties;
import io.mlpipeline.starter.problem.ProblemException;
import org.springframework.stereotype.Component;

/** What texts are taken by hand; refusals name a text by its place, never by what it says. */
@Component
final class TextRules {

    /** Texts at most in one request. */
    static final int MOST_TEXTS = 256;

    private final int maxLength;

    TextRules(CleaningProperties properties) {
        this.maxLength = properties.maxLength();
    }

    /**
     * @throws ProblemException invalid_input for a text that is too long
     */
    void check(String text, int index) {
        if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
            throw ProblemException.invalidInput(
                    "Text %d is longer than %d characters.".formatted(index, maxLength));
        }
    }
}
