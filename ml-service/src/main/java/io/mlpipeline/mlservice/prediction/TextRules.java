package io.mlpipeline.mlservice.prediction;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What texts a prediction takes; refusals name the text by its place, never by what it says. */
final class TextRules {

    private final PredictionProperties limits;

    TextRules(PredictionProperties limits) {
        this.limits = limits;
    }

    /**
     * Checks the texts of one request.
     *
     * @return how many characters they have, in UTF-16 code units
     * @throws ProblemException invalid_input or too_large
     */
    int check(List<? extends @Nullable String> texts, boolean explain) {
        int count = texts.size();
        if (count == 0) {
            throw ProblemException.invalidInput("Send at least one text.");
        }
        if (count > limits.maxBatchSize()) {
            throw ProblemException.tooLarge(
                    "Send at most %d texts at once.".formatted(limits.maxBatchSize()));
        }
        if (explain && count > limits.maxExplainedTexts()) {
            throw ProblemException.invalidInput(
                    "At most %d texts can be explained at once."
                            .formatted(limits.maxExplainedTexts()));
        }
        int characters = 0;
        for (int i = 0; i < count; i++) {
            String text = texts.get(i);
            if (text == null) {
                throw refused(i, "is null; send a string.");
            }
            checkText(text, i);
            characters += text.length();
        }
        return characters;
    }

    private void checkText(String text, int index) {
        if (text.isBlank()) {
            throw refused(index, "is blank.");
        }
        int max = limits.maxTextLength();
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            throw refused(index, "is longer than %d characters.".formatted(max));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw refused(index, "contains the character NUL.");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw refused(index, "contains half a surrogate pair, which is no character.");
                }
                i++;
            }
        }
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static ProblemException refused(int index, String reason) {
        return ProblemException.invalidInput("Text %d %s".formatted(index, reason));
    }
}
